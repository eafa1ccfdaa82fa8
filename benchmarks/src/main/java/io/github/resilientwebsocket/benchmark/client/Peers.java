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

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All contestants.
 */
public final class Peers {

	/**
	 * The one that all others are compared with.
	 */
	public static final String BASELINE = "spring";

	private static final int MANY = 10_000;

	/** For clients with threads for each connection. */
	private static final int FEW = 1_000;

	private static final Set<Kind> DATA = EnumSet.of(Kind.SEND, Kind.PAIR, Kind.ECHO, Kind.RECEIVE);

	/** What any client can do. */
	private static final Set<Kind> COMMON = EnumSet.complementOf(EnumSet.of(Kind.RESTART, Kind.STARTUP));

	private static final Map<String, String> INLINE = Map.of("inbound.dispatch", "inline");

	private static final Map<String, String> INLINE_64K = Map.of("inbound.dispatch", "inline", "read-buffer-size",
			"64KB");

	private static final Map<String, String> SMALL = Map.of("read-buffer-size", "2KB");

	private static final List<Peer> ALL = List.of(
			library("library", "this library", EnumSet.allOf(Kind.class), Map.of()),
			library("library-inline", "this library, inline", EnumSet.of(Kind.RECEIVE, Kind.ECHO), INLINE),
			library("library-inline-64k", "this library, inline, 64 KB buffer", EnumSet.of(Kind.RECEIVE), INLINE_64K),
			new Peer("library-annotated", "this library, @OnMessage method", null, EnumSet.of(Kind.RECEIVE), MANY,
					List.of(), AnnotatedLibraryContestant::new),
			library("library-2k", "this library, 2 KB buffer", EnumSet.of(Kind.IDLE), SMALL),
			new Peer(BASELINE, "Spring StandardWebSocketClient",
					"org.springframework.web.socket.client.standard.StandardWebSocketClient", COMMON, MANY, List.of(),
					SpringContestant::new),
			new Peer("spring-decorator", "Spring, ConcurrentWebSocketSessionDecorator",
					"org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator",
					EnumSet.of(Kind.SEND, Kind.PAIR), MANY, List.of(), (context) -> new DecoratorContestant()),
			new Peer("jakarta", "Jakarta API on Tomcat", "org.apache.tomcat.websocket.WsWebSocketContainer", COMMON,
					MANY, List.of(), JakartaContestant::new),
			new Peer("okhttp", "OkHttp", "okhttp3.OkHttpClient", COMMON, FEW, List.of(), OkHttpContestant::new),
			new Peer("nv", "nv-websocket-client", "com.neovisionaries.ws.client.WebSocket", COMMON, FEW, List.of(),
					NvContestant::new),
			new Peer("java-websocket", "Java-WebSocket", "org.java_websocket.client.WebSocketClient", COMMON, FEW,
					List.of(), JavaWebSocketContestant::new),
			new Peer("vertx", "Vert.x", "io.vertx.core.Vertx", COMMON, MANY, List.of(), VertxContestant::new),
			new Peer("reactor-netty", "Reactor Netty", "reactor.netty.http.client.HttpClient", COMMON, MANY, List.of(),
					ReactorNettyContestant::new),
			new Peer("jdk", "java.net.http", null, COMMON, MANY, List.of(), JdkContestant::new),
			new Peer("python", "Python websocket-client", null, DATA, 0, List.of(), null),
			new Peer("socket", "raw socket", null, COMMON, FEW, List.of(),
					(context) -> new SocketContestant(context, false)),
			new Peer("socket-64k", "raw socket, 64 KiB writes", null, EnumSet.of(Kind.SEND), 0, List.of(),
					(context) -> new SocketContestant(context, true)));

	private Peers() {
	}

	private static Peer library(String id, String title, Set<Kind> kinds, Map<String, String> variant) {
		return new Peer(id, title, null, kinds, MANY, List.copyOf(variant.keySet()),
				(context) -> new LibraryContestant(context, variant));
	}

	/**
	 * Return all contestants.
	 * @return the contestants, in the order of the report
	 */
	public static List<Peer> all() {
		return ALL;
	}

	/**
	 * Return a contestant.
	 * @param id its name
	 * @return the contestant
	 * @throws IllegalArgumentException if there is none
	 */
	public static Peer of(String id) {
		return ALL.stream()
			.filter((peer) -> peer.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No contestant '" + id + "'"));
	}

}
