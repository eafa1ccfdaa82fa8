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

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TomcatLimitsTests {

	@RegisterExtension
	private final ScriptedWebSocketServer slow = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer quick = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	@Test
	void keepsToTheLimitOfAHostAndLetsOthersPass() {
		this.transport.limits(10, 2);
		this.slow.always(ConnectionScript.hang());
		List<Transport.Attempt> attempts = new ArrayList<>();
		List<RecordingListener> listeners = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			RecordingListener listener = new RecordingListener();
			listeners.add(listener);
			attempts.add(this.transport.connect(TestTransport.request(this.slow), listener));
		}
		this.slow.awaitRequests(2);
		this.transport.open(this.quick);
		this.quick.awaitConnection();
		await().until(() -> this.transport.activeThreads() == 2);
		assertThat(this.slow.connectCount()).isEqualTo(2);
		attempts.get(4).abort();
		assertThat(listeners.get(4).awaitFailed().kind()).isEqualTo(Kind.ABORTED);
		assertThat(this.slow.connectCount()).isEqualTo(2);
		attempts.get(0).abort();
		this.slow.awaitRequests(3);
		attempts.forEach(Transport.Attempt::abort);
		assertThat(listeners)
			.allSatisfy((listener) -> assertThat(listener.awaitFailed().kind()).isEqualTo(Kind.ABORTED));
		this.slow.awaitOpenCount(0);
		assertThat(this.slow.connectCount()).isLessThanOrEqualTo(4);
	}

	@Test
	void keepsToTheLimitOfAll() {
		this.transport.limits(1, 1);
		this.slow.next(ConnectionScript.hang());
		RecordingListener hanging = new RecordingListener();
		Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.slow), hanging);
		this.slow.awaitRequests(1);
		RecordingListener waiting = this.transport.connect(TestTransport.request(this.quick));
		assertThat(this.quick.connectCount()).isZero();
		attempt.abort();
		waiting.awaitOpened();
		assertThat(this.quick.connectCount()).isEqualTo(1);
		this.quick.awaitConnection();
	}

	@Test
	void startsTheDeadlineWithThePermit() {
		this.transport.limits(1, 1);
		this.slow.next(ConnectionScript.hang());
		RecordingListener first = new RecordingListener();
		Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.slow), first);
		this.slow.awaitRequests(1);
		Duration deadline = Duration.ofMillis(500);
		RecordingListener second = this.transport.connect(TestTransport.request(this.quick).connectTimeout(deadline));
		await().during(deadline.multipliedBy(2)).until(() -> !second.isFailed());
		attempt.abort();
		second.awaitOpened();
		this.quick.awaitConnection();
	}

	@Test
	void keepsThePermitUntilTheThreadHasLeft() throws Exception {
		this.transport.limits(1, 1);
		CountDownLatch release = new CountDownLatch(1);
		ProxySelector original = ProxySelector.getDefault();
		ProxySelector.setDefault(new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				if (uri.getHost().equals("stuck.test")) {
					Uninterruptibles.await(release);
				}
				return List.of(Proxy.NO_PROXY);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException ex) {
			}

		});
		try {
			RecordingListener stuck = new RecordingListener();
			Transport.Attempt attempt = this.transport.connect(TestTransport.request(this.slow).host("stuck.test"),
					stuck);
			await().until(() -> this.transport.activeThreads() == 1);
			RecordingListener waiting = this.transport.connect(TestTransport.request(this.quick));
			attempt.abort();
			assertThat(stuck.awaitFailed().kind()).isEqualTo(Kind.ABORTED);
			await().during(Duration.ofMillis(300)).until(() -> this.quick.connectCount() == 0);
			release.countDown();
			waiting.awaitOpened();
			this.quick.awaitConnection();
		}
		finally {
			release.countDown();
			ProxySelector.setDefault(original);
		}
	}

	@Test
	void manyAttemptsAllOpen() {
		this.transport.limits(4, 3);
		List<RecordingListener> listeners = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			listeners.add(this.transport.connect(TestTransport.request((i % 2 == 0) ? this.slow : this.quick)));
		}
		listeners.forEach(RecordingListener::awaitOpened);
	}

}
