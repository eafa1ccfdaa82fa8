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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The engine on Tomcat's WebSocket client.
 */
public final class TomcatTransport implements Transport {

	private final TomcatContainer container = new TomcatContainer();

	private final TransportResources resources;

	private final Set<ConnectAttempt> attempts = ConcurrentHashMap.newKeySet();

	private volatile boolean destroyed;

	/**
	 * Create a transport.
	 * @param executor runs what blocks; needs a thread for each connect under way and one
	 * for each hanging lookup, so it must not be bounded
	 * @param scheduler runs the deadlines; nothing blocks it
	 * @param clock a monotonic clock in nanoseconds
	 * @param limits how many attempts may be under way
	 */
	public TomcatTransport(Executor executor, ScheduledExecutorService scheduler, LongSupplier clock,
			ConnectLimits limits) {
		this(executor, scheduler, clock, limits, InetAddress::getAllByName);
	}

	TomcatTransport(Executor executor, ScheduledExecutorService scheduler, LongSupplier clock, ConnectLimits limits,
			HostResolver resolver) {
		HostLookups lookups = new HostLookups(executor, resolver);
		this.resources = new TransportResources(executor, scheduler, new ConnectPermits(limits), lookups,
				new Connector(this.container, executor, clock, lookups));
	}

	/**
	 * Return what works with this version of Tomcat beyond its public methods.
	 * @return the names of the capabilities
	 */
	public static Set<String> capabilities() {
		return TomcatInternals.capabilities().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Attempt connect(ConnectRequest request, TransportListener listener) {
		ConnectAttempt attempt = new ConnectAttempt(request, listener, this.resources, this.attempts::remove);
		this.attempts.add(attempt);
		if (this.destroyed) {
			attempt.abort();
		}
		attempt.start();
		return attempt;
	}

	@Override
	public void destroy() {
		this.destroyed = true;
		this.attempts.forEach(ConnectAttempt::abort);
		this.container.destroy();
	}

}
