/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.resilientwebsocket.integration;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On whose threads things run.
 */
class ThreadTests {

	private static final String VIRTUAL = "spring.threads.virtual.enabled=";

	@RegisterExtension
	private final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().always(ConnectionScript.echo());

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	@EnabledForJreRange(min = JRE.JAVA_21)
	void handlersRunOnVirtualThreadsIfTheApplicationWantsThat(String virtual) throws Exception {
		Thread thread = threadOfHandler(VIRTUAL + virtual);
		assertThat(isVirtual(thread)).isEqualTo(Boolean.parseBoolean(virtual));
		assertThat(thread.getName()).startsWith("resilient-websocket-dispatch-");
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void beforeJava21ThePropertyChangesNothing() throws Exception {
		assertThat(threadOfHandler(VIRTUAL + "true").getName()).startsWith("resilient-websocket-dispatch-");
	}

	@Test
	void theClientReconnectsOnThoseThreads() {
		this.server.next(ConnectionScript.closeAtOnce(1001, "bye"));
		try (ClientApplication application = ClientApplication.start(this.server, VIRTUAL + "true")) {
			ClientApplication.await("the second connection", () -> application.listener().opens.size() == 2);
			application.client().send("hello");
			ClientApplication.await("the echo", () -> application.listener().messages.contains("hello"));
		}
	}

	@Test
	void asynchronousAndScheduledMethodsOfTheApplicationKeepTheirExecutors() throws Exception {
		try (ClientApplication application = ClientApplication.start(this.server, List.of(Tasks.class))) {
			application.awaitState(ConnectionState.READY);
			Tasks tasks = application.context().getBean(Tasks.class);
			assertThat(tasks.asynchronous().get(10, TimeUnit.SECONDS)).startsWith("task-");
			assertThat(tasks.scheduled().get(10, TimeUnit.SECONDS)).startsWith("scheduling-");
			assertThat(application.context().getBeanNamesForType(Executor.class))
				.containsExactlyInAnyOrder("applicationTaskExecutor", "taskScheduler");
			assertThat(application.context().getBeanNamesForType(ThreadPoolTaskScheduler.class)).hasSize(1);
			assertThat(application.context().getBeanNamesForType(SimpleAsyncTaskExecutor.class)).isEmpty();
		}
	}

	private Thread threadOfHandler(String property) throws Exception {
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		try (ClientApplication application = ClientApplication.start(this.server, property)) {
			application.awaitState(ConnectionState.READY);
			application.listener().onMessage = (message) -> thread.complete(Thread.currentThread());
			application.client().send("hello");
			return thread.get(10, TimeUnit.SECONDS);
		}
	}

	private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
		return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	@EnableScheduling
	@ImportAutoConfiguration({ TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class })
	static class Tasks {

		private final CompletableFuture<String> scheduled = new CompletableFuture<>();

		// A field would be that of the proxy.
		CompletableFuture<String> scheduled() {
			return this.scheduled;
		}

		@Async
		CompletableFuture<String> asynchronous() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@Scheduled(fixedDelay = 100)
		void schedule() {
			this.scheduled.complete(Thread.currentThread().getName());
		}

	}

}
