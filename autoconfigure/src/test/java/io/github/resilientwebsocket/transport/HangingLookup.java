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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * Lets every lookup of a transport hang until it is closed, as only the operating system
 * can; then each one finds the loopback address.
 */
public final class HangingLookup implements HostResolver, AutoCloseable {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch closed = new CountDownLatch(1);

	public HangingLookup(Transport transport) {
		TransportResources resources = (TransportResources) ReflectionTestUtils
			.getField((transport instanceof LazyTransport lazy) ? lazy.transport() : transport, "resources");
		ReflectionTestUtils.setField(resources.lookups(), "resolver", this);
	}

	@Override
	public InetAddress[] resolve(String host) {
		this.asked.countDown();
		Uninterruptibles.await(this.closed);
		return new InetAddress[] { InetAddress.getLoopbackAddress() };
	}

	public boolean awaitLookup() throws InterruptedException {
		return this.asked.await(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

}
