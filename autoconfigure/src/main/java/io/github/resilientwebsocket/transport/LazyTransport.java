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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An engine that is made for the first connect, so that no application waits for it when
 * it starts.
 */
public final class LazyTransport implements Transport {

	private final Supplier<? extends Transport> factory;

	private final Object monitor = new Object();

	private @Nullable Transport transport;

	private boolean destroyed;

	/**
	 * Create an engine that is not there yet.
	 * @param factory makes it, at most once
	 */
	public LazyTransport(Supplier<? extends Transport> factory) {
		this.factory = factory;
	}

	@Override
	public Attempt connect(ConnectRequest request, TransportListener listener) {
		return transport().connect(request, listener);
	}

	/**
	 * Make the engine, unless it is there.
	 * @return the engine
	 */
	Transport transport() {
		synchronized (this.monitor) {
			if (this.transport == null) {
				this.transport = this.factory.get();
				if (this.destroyed) {
					this.transport.destroy();
				}
			}
			return this.transport;
		}
	}

	@Override
	public void destroy() {
		Transport made;
		synchronized (this.monitor) {
			this.destroyed = true;
			made = this.transport;
		}
		if (made != null) {
			made.destroy();
		}
	}

}
