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

package io.github.resilientwebsocket.interop;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * An application in a process of its own, which can be suspended and can live in another
 * network. {@link RemoteFeed} says what it obeys and writes.
 */
public final class FeedMain {

	private FeedMain() {
	}

	public static void main(String[] arguments) throws Exception {
		ResilientWebSocketClients clients = new SpringApplicationBuilder(Configuration.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.run(arguments)
			.getBean(ResilientWebSocketClients.class);
		System.out.println("started");
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = input.readLine(); line != null; line = input.readLine()) {
			String[] words = line.split(" ", 3);
			obey(clients.get(words[0]), words[1], (words.length > 2) ? words[2] : "");
		}
		// The end of the input is the end of the test, however that came about.
		System.exit(0);
	}

	private static void obey(ResilientWebSocketClient client, String command, String argument) {
		switch (command) {
			case "start" -> client.start();
			case "stop" -> client.stop();
			case "send" -> send(client, argument);
			case "count" -> count(client, Integer.parseInt(argument));
			default -> throw new IllegalArgumentException(command);
		}
	}

	private static void send(ResilientWebSocketClient client, String text) {
		client.send(text).whenComplete((sent, error) -> tell(client.getName(), "outcome", outcome(error), text));
	}

	private static String outcome(@Nullable Throwable error) {
		if (error == null) {
			return "sent";
		}
		return (error instanceof MessageNotSentException) ? "unsent" : "unknown";
	}

	private static void count(ResilientWebSocketClient client, int to) {
		ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
		IntStream.range(0, to)
			.forEach((number) -> pace.schedule(() -> send(client, "number " + number), 10L * number,
					TimeUnit.MILLISECONDS));
		// What is scheduled is still done.
		pace.shutdown();
	}

	private static void tell(String client, Object... words) {
		StringBuilder line = new StringBuilder(client);
		for (Object word : words) {
			line.append(' ').append(word);
		}
		System.out.println(line);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class })
	@Import(Listener.class)
	static class Configuration {

	}

	/** Tells what it is told. */
	@WebSocketListener("*")
	static class Listener {

		@OnOpen
		void opened(ConnectionInfo connection) {
			tell(connection.name(), "open", connection.generation());
		}

		@OnMessage
		void message(String text, ConnectionInfo connection) {
			tell(connection.name(), "message", text);
		}

		@OnClose
		void closed(CloseInfo close, ConnectionInfo connection) {
			tell(connection.name(), "close", close.origin(), close.status().getCode());
		}

		@EventListener
		void failed(ConnectionAttemptFailedEvent event) {
			tell(event.name(), "failed", event.failure().kind());
		}

		@EventListener
		void changed(ConnectionStateChangedEvent event) {
			tell(event.name(), "state", event.to());
		}

	}

}
