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

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.ProxySettings;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A transport for one test. Afterwards every promise must have been kept and every thread
 * given back.
 */
final class TestTransport implements BeforeEachCallback, AfterEachCallback {

	private final List<RecordingListener> listeners = new CopyOnWriteArrayList<>();

	private ConnectLimits limits = new ConnectLimits(64, 32);

	private HostResolver resolver = InetAddress::getAllByName;

	private ThreadPoolExecutor executor;

	private ScheduledThreadPoolExecutor scheduler;

	private @Nullable TomcatTransport transport;

	/** Of connections that others have made in this JVM, and left to Tomcat. */
	private List<Thread> otherEngineThreads = List.of();

	@Override
	public void beforeEach(ExtensionContext context) {
		this.otherEngineThreads = engineThreads();
		AtomicInteger count = new AtomicInteger();
		this.executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				(task) -> daemon(task, "transport-" + count.incrementAndGet()));
		this.scheduler = new ScheduledThreadPoolExecutor(1, (task) -> daemon(task, "transport-timer"));
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.listeners.stream()
			.filter((listener) -> listener.isOpened() && !listener.isClosed())
			.forEach((listener) -> listener.awaitOpened().abort());
		if (this.transport != null) {
			this.transport.destroy();
		}
		if (context.getExecutionException().isEmpty()) {
			awaitNoThread();
			await().atMost(RecordingListener.LONG)
				.untilAsserted(() -> assertThat(engineThreads()).isSubsetOf(this.otherEngineThreads));
			assertThat(this.listeners).allSatisfy((listener) -> {
				assertThat(listener.faults).isEmpty();
				assertThat(listener.isOpened()).isEqualTo(listener.isClosed());
				assertThat(listener.isOpened()).isNotEqualTo(listener.isFailed());
			});
		}
		this.scheduler.shutdownNow();
		this.executor.shutdownNow();
	}

	private static List<Thread> engineThreads() {
		return threads("WebSocketClient-SecureIO");
	}

	void awaitNoThread() {
		await().atMost(RecordingListener.LONG).untilAsserted(() -> assertThat(this.executor.getActiveCount()).isZero());
	}

	int activeThreads() {
		return this.executor.getActiveCount();
	}

	ThreadPoolExecutor executor() {
		return this.executor;
	}

	TestTransport limits(int total, int perHost) {
		this.limits = new ConnectLimits(total, perHost);
		return this;
	}

	TestTransport resolver(HostResolver resolver) {
		this.resolver = resolver;
		return this;
	}

	TomcatTransport transport() {
		TomcatTransport current = this.transport;
		if (current == null) {
			current = new TomcatTransport(this.executor, this.scheduler, System::nanoTime, this.limits, this.resolver);
			this.transport = current;
		}
		return current;
	}

	Transport.Attempt connect(Request request, RecordingListener listener) {
		this.listeners.add(listener);
		return transport().connect(request.build(), listener);
	}

	RecordingListener connect(Request request) {
		RecordingListener listener = new RecordingListener();
		connect(request, listener);
		return listener;
	}

	RecordingListener open(ScriptedWebSocketServer server) {
		RecordingListener listener = connect(request(server));
		listener.awaitOpened();
		return listener;
	}

	static Request request(ScriptedWebSocketServer server) {
		Request request = request(server.uri());
		return server.uri().getScheme().equals("wss") ? request.trusting(server.clientSslContext()) : request;
	}

	static Request request(URI uri) {
		return new Request(uri);
	}

	static List<Thread> threads(String prefix) {
		List<Thread> found = new ArrayList<>();
		Thread.getAllStackTraces().keySet().forEach((thread) -> {
			if (thread.getName().startsWith(prefix) && thread.isAlive()) {
				found.add(thread);
			}
		});
		return found;
	}

	/**
	 * A request in the making.
	 */
	static final class Request {

		private URI uri;

		private final HttpHeaders headers = new HttpHeaders();

		private List<String> subprotocols = List.of();

		private @Nullable SSLContext sslContext;

		private @Nullable ProxySettings proxy;

		private boolean compression;

		private int readBufferSize = 8 * 1024;

		private Duration connectTimeout = Duration.ofSeconds(20);

		private Duration sendTimeout = Duration.ofSeconds(20);

		private Duration closeTimeout = Duration.ofSeconds(5);

		private Request(URI uri) {
			this.uri = uri;
		}

		Request host(String host) {
			this.uri = URI.create(this.uri.getScheme() + "://" + host + ":" + this.uri.getPort() + this.uri.getRawPath()
					+ ((this.uri.getRawQuery() != null) ? "?" + this.uri.getRawQuery() : ""));
			return this;
		}

		Request header(String name, String value) {
			this.headers.add(name, value);
			return this;
		}

		Request subprotocols(String... subprotocols) {
			this.subprotocols = List.of(subprotocols);
			return this;
		}

		Request trusting(@Nullable SSLContext sslContext) {
			this.sslContext = sslContext;
			return this;
		}

		Request proxy(ProxySettings proxy) {
			this.proxy = proxy;
			return this;
		}

		Request compression() {
			this.compression = true;
			return this;
		}

		Request readBufferSize(int size) {
			this.readBufferSize = size;
			return this;
		}

		Request connectTimeout(Duration timeout) {
			this.connectTimeout = timeout;
			return this;
		}

		Request sendTimeout(Duration timeout) {
			this.sendTimeout = timeout;
			return this;
		}

		Request closeTimeout(Duration timeout) {
			this.closeTimeout = timeout;
			return this;
		}

		ConnectRequest build() {
			return new ConnectRequest(this.uri, this.headers, this.subprotocols, this.compression, this.readBufferSize,
					this.sslContext, this.proxy, this.connectTimeout, this.sendTimeout, this.closeTimeout);
		}

	}

}
