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
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HostLookupsTests {

	@RegisterExtension
	private final TestTransport transport = new TestTransport();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final CountDownLatch release = new CountDownLatch(1);

	private final HostLookups lookups = new HostLookups(this.executor, this::resolve);

	private InetAddress[] resolve(String host) throws UnknownHostException {
		this.asked.add(host);
		this.threads.add(Thread.currentThread());
		if (host.startsWith("slow")) {
			Uninterruptibles.await(this.release);
		}
		if (host.startsWith("no")) {
			throw new UnknownHostException(host);
		}
		return new InetAddress[] { address(1), address(2) };
	}

	private static InetAddress address(int last) throws UnknownHostException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
	}

	@AfterEach
	void end() {
		this.release.countDown();
		this.executor.shutdownNow();
	}

	private static List<InetAddress> get(CompletableFuture<List<InetAddress>> lookup) throws Exception {
		return lookup.get(20, TimeUnit.SECONDS);
	}

	@Test
	void oneLookupOfAHostIsInFlightAndOthersJoinIt() throws Exception {
		CompletableFuture<List<InetAddress>> first = this.lookups.lookup("slow");
		await().until(() -> this.asked.size() == 1);
		CompletableFuture<List<InetAddress>> second = this.lookups.lookup("slow");
		assertThat(get(this.lookups.lookup("fast"))).hasSize(2);
		assertThat(first).isNotDone();
		this.release.countDown();
		assertThat(get(first)).isEqualTo(get(second)).hasSize(2);
		assertThat(this.asked).containsExactly("slow", "fast");
		assertThat(get(this.lookups.lookup("slow"))).hasSize(2);
		assertThat(this.asked).containsExactly("slow", "fast", "slow");
	}

	@Test
	void aLookupThatFailsIsForgotten() {
		for (int i = 1; i <= 2; i++) {
			assertThat(this.lookups.lookup("nowhere")).failsWithin(20, TimeUnit.SECONDS)
				.withThrowableThat()
				.withCauseInstanceOf(UnknownHostException.class);
			assertThat(this.asked).hasSize(i);
		}
	}

	@Test
	void aLookupThatCannotBeginFails() {
		HostLookups rejected = new HostLookups((task) -> {
			throw new RejectedExecutionException();
		}, this::resolve);
		assertThat(rejected.lookup("host")).isCompletedExceptionally();
		assertThat(rejected.lookup("host")).isCompletedExceptionally();
	}

	@Test
	void anAddressThatDidNotAnswerComesLastUntilOneDoes() throws Exception {
		this.lookups.didNotAnswer("host", address(1));
		assertThat(get(this.lookups.lookup("host"))).containsExactly(address(2), address(1));
		assertThat(get(this.lookups.lookup("other"))).containsExactly(address(1), address(2));
		this.lookups.answered("host");
		assertThat(get(this.lookups.lookup("host"))).containsExactly(address(1), address(2));
	}

	@Test
	void nothingIsLookedUpOnTheThreadOfWhoConnects() {
		this.transport.resolver(this::resolve);
		this.transport.connect(TestTransport.request(URI.create("ws://nowhere.test/"))).awaitFailed();
		assertThat(this.threads).singleElement().isNotSameAs(Thread.currentThread());
	}

	@Test
	void whoConnectsDoesNotWaitForALookup() {
		this.transport.resolver(this::resolve);
		RecordingListener listener = this.transport.connect(TestTransport.request(URI.create("ws://slow.test:1/")));
		await().until(() -> this.asked.contains("slow.test"));
		assertThat(listener.isFailed()).isFalse();
		this.release.countDown();
		listener.awaitFailed();
	}

}
