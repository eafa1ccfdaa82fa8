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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.ResilientWebSocketListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.Assert;

/**
 * The registry of clients, and the owner of what they share. Thread-safe; the lock is
 * never held around a call of a client that does anything but put an event into its
 * mailbox.
 */
public final class DefaultResilientWebSocketClients implements ResilientWebSocketClients, DisposableBean {

	/** What a stop may take beyond the close timeout of the slowest client. */
	private static final Duration STOP_RESERVE = Endings.DRAIN_LIMIT.plusSeconds(1);

	private final Map<String, DefaultResilientWebSocketClient> clients = new LinkedHashMap<>();

	private final List<Function<ResilientWebSocketClient, List<ResilientWebSocketListener>>> listeners = new ArrayList<>();

	/** Removed, but their connections are still being closed. */
	private final Set<DefaultResilientWebSocketClient> leaving = new HashSet<>();

	private final List<ClientsObserver> observers = new ArrayList<>();

	private final ClientServices services;

	private final ClientInstrumentation instrumentation;

	private boolean running;

	private boolean destroyed;

	/**
	 * Create a registry.
	 * @param services what all clients share; released by {@link #destroy()}
	 * @param settings the clients to begin with, by their names
	 */
	public DefaultResilientWebSocketClients(ClientServices services, Map<String, ClientSettings> settings) {
		this(services, settings, ClientInstrumentation.NONE);
	}

	/**
	 * Create a registry of clients that are watched.
	 * @param services what all clients share; released by {@link #destroy()}
	 * @param settings the clients to begin with, by their names
	 * @param instrumentation goes around what they do
	 */
	public DefaultResilientWebSocketClients(ClientServices services, Map<String, ClientSettings> settings,
			ClientInstrumentation instrumentation) {
		this.services = services;
		this.instrumentation = instrumentation;
		settings.forEach(this::create);
	}

	@Override
	public ResilientWebSocketClient get(String name) {
		return find(name);
	}

	/**
	 * Add a listener to a client.
	 * @param name the name of the client
	 * @param listener the listener
	 * @throws IllegalArgumentException if there is no client of that name
	 */
	public void addListener(String name, ResilientWebSocketListener listener) {
		find(name).addListener(listener);
	}

	/**
	 * Add listeners to all clients, those that are created later included.
	 * @param listeners gives the listeners of a client, in their order, to be called
	 * after those that it has already
	 */
	public void addListeners(Function<ResilientWebSocketClient, List<ResilientWebSocketListener>> listeners) {
		synchronized (this.clients) {
			this.clients.values().forEach((client) -> listeners.apply(client).forEach(client::addListener));
			this.listeners.add(listeners);
		}
	}

	/**
	 * Tell an observer of all clients: those there are, and those to come and to go.
	 * @param observer whom to tell
	 */
	public void observe(ClientsObserver observer) {
		synchronized (this.clients) {
			this.clients.values().forEach((client) -> observer.added(client.getMonitor()));
			this.observers.add(observer);
		}
	}

	/**
	 * Return what operators may see of all clients.
	 * @return a snapshot, in the order of creation
	 */
	public List<ClientMonitor> monitors() {
		synchronized (this.clients) {
			return this.clients.values().stream().map(DefaultResilientWebSocketClient::getMonitor).toList();
		}
	}

	/**
	 * Return what operators may see of a client.
	 * @param name the name of the client
	 * @return the monitor, or {@code null} if there is no such client
	 */
	public @Nullable ClientMonitor monitor(String name) {
		synchronized (this.clients) {
			DefaultResilientWebSocketClient client = this.clients.get(name);
			return (client != null) ? client.getMonitor() : null;
		}
	}

	private DefaultResilientWebSocketClient find(String name) {
		synchronized (this.clients) {
			DefaultResilientWebSocketClient client = this.clients.get(name);
			Assert.notNull(client,
					() -> "There is no WebSocket client '" + name + "'; there are " + this.clients.keySet());
			return client;
		}
	}

	@Override
	public Collection<ResilientWebSocketClient> all() {
		synchronized (this.clients) {
			return List.copyOf(this.clients.values());
		}
	}

	@Override
	public ResilientWebSocketClient create(String name, ClientSettings settings,
			ResilientWebSocketListener... listeners) {
		Assert.hasText(name, "'name' must not be empty");
		DefaultResilientWebSocketClient client = new DefaultResilientWebSocketClient(name, settings, this.services,
				this.instrumentation);
		for (ResilientWebSocketListener listener : listeners) {
			client.addListener(listener);
		}
		synchronized (this.clients) {
			Assert.state(!this.destroyed, "The application context is closed");
			Assert.isTrue(!this.clients.containsKey(name), () -> "There is a WebSocket client '" + name + "' already");
			this.listeners.forEach((more) -> more.apply(client).forEach(client::addListener));
			this.clients.put(name, client);
			this.observers.forEach((observer) -> observer.added(client.getMonitor()));
			if (this.running && settings.autoStartup()) {
				client.start();
			}
		}
		return client;
	}

	@Override
	public void remove(String name) {
		DefaultResilientWebSocketClient client;
		synchronized (this.clients) {
			client = this.clients.remove(name);
			if (client == null) {
				return;
			}
			this.leaving.add(client);
			this.observers.forEach((observer) -> observer.removed(client.getMonitor()));
		}
		var unused = client.destroy().whenComplete((result, ex) -> left(client));
	}

	private void left(DefaultResilientWebSocketClient client) {
		synchronized (this.clients) {
			this.leaving.remove(client);
		}
	}

	/** Start all clients that start with the context, and those to come. */
	void start() {
		synchronized (this.clients) {
			this.running = true;
			this.clients.values()
				.stream()
				.filter((client) -> client.getSettings().autoStartup())
				.forEach(ResilientWebSocketClient::start);
		}
	}

	/**
	 * Stop all clients.
	 * @return completes when all have stopped, or when that takes too long
	 */
	CompletableFuture<Void> stop() {
		CompletableFuture<?>[] stops;
		Duration bound;
		synchronized (this.clients) {
			this.running = false;
			List<DefaultResilientWebSocketClient> all = new ArrayList<>(this.clients.values());
			all.addAll(this.leaving);
			stops = all.stream().map(ResilientWebSocketClient::stop).toArray(CompletableFuture[]::new);
			bound = all.stream()
				.map((client) -> client.getSettings().timeouts().close())
				.max(Duration::compareTo)
				.orElse(Duration.ZERO)
				.plus(STOP_RESERVE);
		}
		return within(bound, CompletableFuture.allOf(stops));
	}

	/**
	 * Whatever the loop does. Not with the timer of {@link CompletableFuture} either: the
	 * JVM makes the thread of that once, and it holds the class loader of the application
	 * that was first to ask.
	 */
	private static CompletableFuture<Void> within(Duration bound, CompletableFuture<Void> stopped) {
		if (!stopped.isDone()) {
			Thread limit = new Thread(() -> complete(stopped, bound), "resilient-websocket-stop");
			limit.setDaemon(true);
			limit.start();
		}
		return stopped;
	}

	private static void complete(CompletableFuture<Void> stopped, Duration bound) {
		try {
			stopped.get(bound.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			stopped.complete(null);
		}
	}

	boolean isRunning() {
		synchronized (this.clients) {
			return this.running;
		}
	}

	@Override
	public void destroy() {
		// Normally a formality: the lifecycle has stopped the clients before.
		stop().join();
		synchronized (this.clients) {
			this.destroyed = true;
			for (DefaultResilientWebSocketClient client : this.clients.values()) {
				var unused = client.destroy();
			}
		}
		this.services.transport().destroy();
		this.services.executors().shutdown();
	}

}
