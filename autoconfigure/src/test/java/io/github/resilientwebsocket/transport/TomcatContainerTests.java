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

package io.github.resilientwebsocket.transport;

import java.time.Duration;
import java.util.Collection;

import org.apache.tomcat.websocket.AsyncChannelGroupUtil;
import org.apache.tomcat.websocket.BackgroundProcessManager;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TomcatContainerTests {

	private final TomcatContainer container = new TomcatContainer();

	/** Whoever goes on too early opens a socket that nobody watches. */
	@Test
	void nobodyGoesOnBeforeSocketsAreWatched() throws Exception {
		Thread first = new Thread(this.container::prepare);
		Thread second = new Thread(this.container::prepare);
		synchronized (ReflectionTestUtils.getField(AsyncChannelGroupUtil.class, "lock")) {
			first.start();
			await().until(() -> first.getState() == Thread.State.BLOCKED);
			second.start();
			await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			assertThat(second.isAlive()).isTrue();
		}
		first.join(5000);
		second.join(5000);
		assertThat(second.isAlive()).isFalse();
		assertThat(ReflectionTestUtils.getField(this.container, "asynchronousChannelGroup"))
			.isInstanceOf(WatchedChannelGroup.class);
		this.container.destroy();
	}

	@Test
	void keepsTomcatsThreadFromTheFirstConnectToTheEnd() {
		Collection<?> processes = (Collection<?>) ReflectionTestUtils.getField(BackgroundProcessManager.getInstance(),
				"processes");
		Object ours = ReflectionTestUtils.getField(this.container, "background");
		this.container.prepare();
		assertThat(processes.contains(ours)).isTrue();
		this.container.destroy();
		assertThat(processes.contains(ours)).isFalse();
	}

	/** A connect that comes too late is cut, which takes a socket that is watched. */
	@Test
	void watchesSocketsAfterTheEndButKeepsNoThread() {
		this.container.destroy();
		this.container.prepare();
		assertThat(ReflectionTestUtils.getField(this.container, "asynchronousChannelGroup"))
			.isInstanceOf(WatchedChannelGroup.class);
		assertThat(((Collection<?>) ReflectionTestUtils.getField(BackgroundProcessManager.getInstance(), "processes"))
			.contains(ReflectionTestUtils.getField(this.container, "background"))).isFalse();
		this.container.destroy();
	}

}
