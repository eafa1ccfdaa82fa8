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

package io.github.resilientwebsocket.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.Verdict;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Asks the policies of the application, which are user code: off the loop, and with a
 * limit, because the client waits for the answer.
 */
final class Policies {

	private static final Log logger = LogFactory.getLog(Policies.class);

	private static final Duration LIMIT = Duration.ofSeconds(1);

	private final List<ReconnectPolicy> policies;

	private final ScheduledExecutorService timers;

	private final ExecutorService dispatch;

	Policies(List<ReconnectPolicy> policies, ClientExecutors executors) {
		this.policies = policies;
		this.timers = executors.loop();
		this.dispatch = executors.dispatch();
	}

	boolean isEmpty() {
		return this.policies.isEmpty();
	}

	/**
	 * Ask, and return at once.
	 * @param failure the failure
	 * @param answer is given the verdict once, on any thread; must be quick
	 */
	void ask(ReconnectPolicy.Failure failure, Consumer<Verdict> answer) {
		CompletableFuture<Verdict> verdict = new CompletableFuture<>();
		var unused = verdict.thenAccept(answer);
		try {
			Future<?> asking = this.dispatch.submit(() -> verdict.complete(judge(failure)));
			Future<?> limit = this.timers.schedule(() -> {
				if (verdict.complete(failure.verdict())) {
					asking.cancel(true);
					logger.warn("WebSocket client '" + failure.name() + "': no verdict of the ReconnectPolicy within "
							+ LIMIT.toSeconds() + " s; it is passed over");
				}
			}, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			var unused2 = verdict.thenRun(() -> limit.cancel(false));
		}
		catch (RejectedExecutionException ex) {
			// Shut down.
			verdict.complete(failure.verdict());
		}
	}

	private Verdict judge(ReconnectPolicy.Failure failure) {
		ReconnectPolicy.Failure judged = failure;
		for (ReconnectPolicy policy : this.policies) {
			judged = judged.withVerdict(judge(policy, judged));
		}
		return judged.verdict();
	}

	private static Verdict judge(ReconnectPolicy policy, ReconnectPolicy.Failure failure) {
		Throwable problem;
		try {
			Verdict verdict = policy.judge(failure);
			if (verdict != null) {
				return verdict;
			}
			problem = new NullPointerException();
		}
		catch (Throwable ex) {
			problem = ex;
		}
		// Not its message, which is the application's and may hold a secret.
		logger.warn("WebSocket client '" + failure.name() + "': a ReconnectPolicy failed and is passed over: "
				+ problem.getClass().getName());
		return failure.verdict();
	}

}
