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

package io.github.resilientwebsocket.soak;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A server for thousands of clients on a handful of threads, in a process of its own. It
 * takes the port and how long to think before each answer, greets each client, and
 * reports when it is asked to.
 */
public final class FleetServer implements Connection.Listener {

	/** TCP connections without an answer. */
	private final Set<Connection> handshakes = ConcurrentHashMap.newKeySet();

	private final AtomicInteger mostHandshakes = new AtomicInteger();

	private final Map<String, Integer> open = new ConcurrentHashMap<>();

	private final AtomicInteger twice = new AtomicInteger();

	/** Answers by the second since the first of them. */
	private final Map<Long, AtomicInteger> answers = new ConcurrentSkipListMap<>();

	private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

	private volatile long first;

	private FleetServer() {
	}

	public static void main(String[] arguments) throws Exception {
		FleetServer fleet = new FleetServer();
		Server server = new Server(new QueuedThreadPool(16));
		ServerConnector connector = new ServerConnector(server, 1, 1);
		connector.setHost("127.0.0.1");
		connector.setPort(Integer.parseInt(arguments[0]));
		connector.setAcceptQueueSize(4096);
		connector.setIdleTimeout(300_000);
		connector.addBean(fleet);
		server.addConnector(connector);
		server.setHandler(fleet.new Thinking(Long.parseLong(arguments[1]), WebSocketUpgradeHandler.from(server,
				(container) -> container.addMapping("/*", (request, response, callback) -> {
					fleet.answered(request.getConnectionMetaData().getConnection());
					return fleet.new Endpoint(request.getHttpURI().getPath());
				}))));
		server.start();
		System.out.println("listening " + connector.getLocalPort());
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
		for (String command = commands.readLine(); command != null; command = commands.readLine()) {
			System.out.println(command + " " + fleet.report());
		}
		System.exit(0);
	}

	private String report() {
		return this.open.size() + " " + this.twice + " " + this.mostHandshakes + " "
				+ String.join(",", this.answers.values().stream().map(AtomicInteger::toString).toList());
	}

	@Override
	public void onOpened(Connection connection) {
		// The WebSocket connection that follows on the same socket is none of these.
		if (connection instanceof Connection.UpgradeFrom) {
			this.handshakes.add(connection);
			this.mostHandshakes.accumulateAndGet(this.handshakes.size(), Math::max);
		}
	}

	@Override
	public void onClosed(Connection connection) {
		this.handshakes.remove(connection);
	}

	/** Before the answer is written: the client may be quicker than this thread. */
	private void answered(Connection connection) {
		this.handshakes.remove(connection);
		long now = System.nanoTime();
		synchronized (this) {
			if (this.first == 0) {
				this.first = now;
			}
		}
		this.answers.computeIfAbsent(TimeUnit.NANOSECONDS.toSeconds(now - this.first), (second) -> new AtomicInteger())
			.incrementAndGet();
	}

	/**
	 * Passes requests on after a while.
	 */
	private final class Thinking extends Handler.Wrapper {

		private final long millis;

		Thinking(long millis, Handler handler) {
			super(handler);
			this.millis = millis;
		}

		@Override
		public boolean handle(Request request, Response response, Callback callback) {
			FleetServer.this.scheduler.schedule(() -> {
				try {
					super.handle(request, response, callback);
				}
				catch (Exception ex) {
					callback.failed(ex);
				}
			}, this.millis, TimeUnit.MILLISECONDS);
			return true;
		}

	}

	/**
	 * One connection. Jetty wants it public.
	 */
	public final class Endpoint extends Session.Listener.AbstractAutoDemanding {

		private final String client;

		private Endpoint(String client) {
			this.client = client;
		}

		@Override
		public void onWebSocketOpen(Session session) {
			super.onWebSocketOpen(session);
			if (FleetServer.this.open.merge(this.client, 1, Integer::sum) > 1) {
				FleetServer.this.twice.incrementAndGet();
			}
			session.sendText("hello", org.eclipse.jetty.websocket.api.Callback.NOOP);
		}

		@Override
		public void onWebSocketClose(int code, String reason, org.eclipse.jetty.websocket.api.Callback callback) {
			FleetServer.this.open.computeIfPresent(this.client, (client, count) -> (count > 1) ? count - 1 : null);
			callback.succeed();
		}

		@Override
		public void onWebSocketError(Throwable cause) {
			// The end follows.
		}

	}

}
