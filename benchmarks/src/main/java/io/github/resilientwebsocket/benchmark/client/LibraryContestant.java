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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionSender;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import io.github.resilientwebsocket.WebSocketSender;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * This library as an application with Spring Boot gets it: the auto-configuration, its
 * defaults, and the properties of the variant.
 */
final class LibraryContestant implements Contestant {

	private final AtomicInteger opened = new AtomicInteger();

	private final ResilientWebSocketClients clients;

	private final ClientTemplate template;

	private final boolean pings;

	/**
	 * Start the application.
	 * @param context what to prepare for
	 * @param variant properties below those of a client
	 * @param sources classes of the application
	 */
	LibraryContestant(ClientContext context, Map<String, String> variant, Class<?>... sources) {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(LibraryApplication.class)
			.sources(sources)
			.web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.properties(properties(context, variant))
			.run();
		this.clients = application.getBean(ResilientWebSocketClients.class);
		this.template = new ClientTemplate(this.clients.get("template"));
		this.pings = context.pings();
	}

	private static Map<String, Object> properties(ClientContext context, Map<String, String> variant) {
		Map<String, String> client = new HashMap<>(variant);
		client.put("uri", context.server().toString());
		client.put("auto-startup", "false");
		if (context.pings()) {
			client.put("ping-interval", "10s");
		}
		if (!context.backoff()) {
			client.put("backoff.delay", "0");
		}
		Map<String, Object> properties = new HashMap<>();
		if (context.certificate() != null) {
			client.put("ssl.bundle", "server");
			properties.put("spring.ssl.bundle.pem.server.truststore.certificate", "file:" + context.certificate());
		}
		client.forEach((key, value) -> properties.put("resilient-websocket.clients.template." + key, value));
		properties.put("spring.main.banner-mode", "off");
		return properties;
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		String name = "client" + this.opened.incrementAndGet();
		ResilientWebSocketClient client = this.clients.create(name, this.template.settings(uri),
				new ReceiverAdapter(receiver));
		client.start();
		client.whenReady().get();
		return new LibraryConnection(client, new Window(), () -> this.clients.remove(name));
	}

	@Override
	public boolean isReconnecting() {
		return true;
	}

	@Override
	public boolean isPinging() {
		return this.pings;
	}

	/**
	 * Sends by a client, or in the open handler by its connection.
	 */
	private record LibraryConnection(WebSocketSender sender, Window window, Runnable onClose) implements Connection {

		@Override
		public void send(String text) {
			this.window.sent(this.sender.send(text));
		}

		@Override
		public void close() {
			this.onClose.run();
		}

	}

	/**
	 * Tells a receiver.
	 */
	private record ReceiverAdapter(Receiver receiver) implements ResilientWebSocketListener {

		@Override
		public void onOpen(ConnectionInfo connection, ConnectionSender sender) {
			this.receiver.onOpen(new LibraryConnection(sender, new Window(), () -> {
			}));
		}

		@Override
		public void onMessage(WebSocketMessage<?> message, ConnectionInfo connection, ConnectionSender sender) {
			this.receiver.onText(((TextMessage) message).getPayload());
		}

		@Override
		public void onClose(CloseInfo close, ConnectionInfo connection) {
			this.receiver.onClose();
		}

		@Override
		public void onError(Throwable error) {
			if (error instanceof ConnectFailedException) {
				this.receiver.onAttemptFailed();
			}
		}

	}

}
