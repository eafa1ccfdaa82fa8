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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.FakeTransport;
import io.github.resilientwebsocket.fake.VirtualExecutor;

import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.WebSocketMessage;

/**
 * A whole client on virtual time and a fake engine: nothing happens unless the test says
 * so.
 */
final class Stage {

	final VirtualExecutor loop = VirtualExecutor.scheduler();

	/** Virtual unless a test needs real threads. */
	final ExecutorService transportThreads;

	final VirtualExecutor dispatch = VirtualExecutor.pool();

	final FakeTransport engine = new FakeTransport();

	final List<HandshakeCustomizer> customizers = new ArrayList<>();

	final List<ReconnectPolicy> policies = new ArrayList<>();

	final List<Object> events = new CopyOnWriteArrayList<>();

	final Actor actor = new Actor();

	final DefaultResilientWebSocketClients registry;

	final DefaultResilientWebSocketClient client;

	Stage() {
		this(settings().build());
	}

	Stage(ClientSettings settings) {
		this(settings, VirtualExecutor.pool());
	}

	Stage(ClientSettings settings, ExecutorService transportThreads) {
		this.transportThreads = transportThreads;
		ClientServices services = new ClientServices(new ClientExecutors(this.loop, transportThreads, this.dispatch),
				this.engine, this.customizers, this.policies, (unused) -> null, StringMessageConverter::new,
				new JvmKeeper(false), this.events::add, this.loop::now, () -> 0.5);
		this.registry = new DefaultResilientWebSocketClients(services, Map.of());
		this.client = (DefaultResilientWebSocketClient) this.registry.create("feed", settings, this.actor);
	}

	static ClientSettings.Builder settings() {
		return ClientSettings.builder(URI.create("ws://localhost/feed?token=s3cr3t"))
			.backoff(new BackoffSettings(Duration.ofSeconds(1), 2, Duration.ofSeconds(30), Jitter.NONE, null, null,
					Duration.ofSeconds(10)));
	}

	/** Run all that can run without time passing. */
	Stage settle() {
		for (int i = 0; i < 20; i++) {
			this.loop.settle();
			if (this.transportThreads instanceof VirtualExecutor virtual) {
				virtual.settle();
			}
			this.dispatch.settle();
		}
		return this;
	}

	/** Let time pass, in steps so that the threads keep up. */
	Stage advance(Duration by) {
		settle();
		for (int i = 0; i < 10; i++) {
			this.loop.advance(by.dividedBy(10));
			settle();
		}
		return this;
	}

	/** Begin the first attempt, up to the engine. */
	Stage connecting() {
		this.client.start();
		return settle();
	}

	FakeConnection ready() {
		if (this.client.getState() == ConnectionState.STOPPED) {
			connecting();
		}
		return open();
	}

	/** Let the attempt that is under way succeed. */
	FakeConnection open() {
		FakeConnection connection = this.engine.last().open();
		settle();
		return connection;
	}

	ConnectionState state() {
		return this.client.getState();
	}

	/** What the loop keeps of links. */
	Map<?, ?> links() {
		return (Map<?, ?>) ReflectionTestUtils.getField(connectionLoop(), "links");
	}

	/** The timers that the loop knows of. */
	Map<?, ?> timers() {
		return (Map<?, ?>) ReflectionTestUtils.getField(ReflectionTestUtils.getField(connectionLoop(), "timers"),
				"handles");
	}

	ConnectionLoop connectionLoop() {
		return ((ClientCore) ReflectionTestUtils.getField(this.client, "core")).loop();
	}

	/** Remembers what it is told, and does what the test says. */
	static final class Actor implements ResilientWebSocketListener {

		final List<String> story = new CopyOnWriteArrayList<>();

		final List<Throwable> errors = new CopyOnWriteArrayList<>();

		final List<CloseInfo> closes = new CopyOnWriteArrayList<>();

		volatile ConnectionSender sender;

		/** Runs in every callback with its name. */
		volatile Consumer<String> play = (callback) -> {
		};

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.sender = sender;
			act("open " + connection.generation());
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			act(connection.generation() + ":" + message.getPayload());
		}

		@Override
		public void onClose(CloseInfo close, ConnectionInfo connection) {
			this.closes.add(close);
			act("close " + connection.generation());
		}

		@Override
		public void onError(Throwable error) {
			this.errors.add(error);
			act("error");
		}

		private void act(String callback) {
			this.story.add(callback);
			this.play.accept(callback);
		}

	}

}
