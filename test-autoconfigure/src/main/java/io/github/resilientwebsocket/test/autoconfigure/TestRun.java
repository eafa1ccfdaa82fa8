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

package io.github.resilientwebsocket.test.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.DefaultResilientWebSocketClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Lets every test method of a context find clients that are like new.
 */
final class TestRun {

	/** For a close that a peer answers. What takes longer is cut. */
	private static final Duration ORDERLY = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ListableBeanFactory beans;

	private final List<TestedClient> tested;

	private final TestServers servers;

	private final ConnectionHistory history;

	private final @Nullable VirtualTime time;

	private @Nullable Set<String> before;

	TestRun(ListableBeanFactory beans, List<TestedClient> tested, TestServers servers, ConnectionHistory history,
			@Nullable VirtualTime time) {
		this.beans = beans;
		this.tested = tested;
		this.servers = servers;
		this.history = history;
		this.time = time;
	}

	/** Before all that the test does: undo what the start of the context has done. */
	void prepare() {
		ResilientWebSocketClients clients = clients();
		if (clients != null) {
			this.history.listenTo(clients);
			this.before = names(clients);
			end(clients);
			this.servers.start();
		}
	}

	/** When the servers are scripted. */
	void begin() {
		ResilientWebSocketClients clients = clients();
		if (clients != null) {
			this.tested.stream()
				.filter(TestedClient::autoStartup)
				.forEach((client) -> clients.get(client.name()).start());
		}
	}

	/**
	 * After all that the test has done.
	 * @return what it has left over, or {@code null}
	 */
	@Nullable AssertionError finish() {
		ResilientWebSocketClients clients = clients();
		if (clients == null) {
			return null;
		}
		AssertionError leftOver = this.servers.verify();
		Set<String> known = this.before;
		if (known != null) {
			names(clients).stream().filter((name) -> !known.contains(name)).forEach(clients::remove);
		}
		end(clients);
		return leftOver;
	}

	private static Set<String> names(ResilientWebSocketClients clients) {
		return clients.all()
			.stream()
			.map(ResilientWebSocketClient::getName)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private void end(ResilientWebSocketClients clients) {
		CompletableFuture<?> stopped = CompletableFuture.allOf(this.tested.stream()
			.map((client) -> clients.get(client.name()).stop())
			.toArray(CompletableFuture<?>[]::new));
		Waiting.until(ORDERLY, stopped::isDone);
		this.servers.reset();
		if (!Waiting.until(PATIENCE, stopped::isDone)) {
			throw new IllegalStateException("The clients do not stop: " + clients.all());
		}
		renew(clients);
		this.history.clear();
		if (this.time != null) {
			this.time.reset();
		}
	}

	private void renew(ResilientWebSocketClients clients) {
		if (clients instanceof DefaultResilientWebSocketClients own) {
			Collection<ClientMonitor> monitors = own.monitors()
				.stream()
				.filter((monitor) -> this.servers.all().containsKey(monitor.getName()))
				.toList();
			// Unless a handler of the application is stuck, which is not our business.
			Waiting.until(ORDERLY, () -> Settling.unsettled(monitors).isEmpty());
			monitors.forEach((monitor) -> monitor.renew().join());
		}
	}

	private @Nullable ResilientWebSocketClients clients() {
		return this.beans.getBeanProvider(ResilientWebSocketClients.class).getIfAvailable();
	}

}
