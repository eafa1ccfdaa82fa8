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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Looks hosts up, one lookup for each host at a time: a lookup cannot be interrupted, so
 * attempts that follow a hanging one join it instead of taking a thread each.
 */
final class HostLookups {

	private final Executor executor;

	private final HostResolver resolver;

	private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

	private final Map<String, InetAddress> silent = new ConcurrentHashMap<>();

	HostLookups(Executor executor, HostResolver resolver) {
		this.executor = executor;
		this.resolver = resolver;
	}

	/**
	 * Look a host up, or join the lookup that is under way.
	 * @param host the name of the host
	 * @return its addresses, or an exception
	 */
	CompletableFuture<List<InetAddress>> lookup(String host) {
		CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
		CompletableFuture<List<InetAddress>> other = this.underWay.putIfAbsent(host, lookup);
		if (other != null) {
			return other;
		}
		try {
			this.executor.execute(() -> run(host, lookup));
		}
		catch (RuntimeException ex) {
			this.underWay.remove(host, lookup);
			lookup.completeExceptionally(ex);
		}
		return lookup;
	}

	private void run(String host, CompletableFuture<List<InetAddress>> lookup) {
		List<InetAddress> addresses = new ArrayList<>();
		Throwable failure = null;
		try {
			addresses.addAll(List.of(this.resolver.resolve(host)));
		}
		catch (Throwable ex) {
			failure = ex;
		}
		this.underWay.remove(host, lookup);
		if (failure != null) {
			lookup.completeExceptionally(failure);
			return;
		}
		InetAddress last = this.silent.get(host);
		if (last != null && addresses.remove(last)) {
			addresses.add(last);
		}
		lookup.complete(addresses);
	}

	/**
	 * Remember that an address let an attempt run into its deadline, so that the next
	 * attempt begins with another one.
	 * @param host the name of the host
	 * @param address the address
	 */
	void didNotAnswer(String host, InetAddress address) {
		this.silent.put(host, address);
	}

	/**
	 * Forget what did not answer.
	 * @param host the name of the host
	 */
	void answered(String host) {
		this.silent.remove(host);
	}

}
