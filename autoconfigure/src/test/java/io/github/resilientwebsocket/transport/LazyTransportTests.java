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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.github.resilientwebsocket.transport.Transport.Attempt;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.mockito.Mockito;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * When the engine is made.
 */
class LazyTransportTests {

	private final Transport engine = Mockito.mock(Transport.class);

	@SuppressWarnings("unchecked")
	private final Supplier<Transport> factory = Mockito.mock(Supplier.class);

	private final LazyTransport transport = new LazyTransport(this.factory);

	private final ConnectRequest request = new ConnectRequest(URI.create("ws://localhost"), HttpHeaders.EMPTY,
			List.of(), false, 8 * 1024, null, null, Duration.ofSeconds(10), Duration.ofSeconds(10),
			Duration.ofSeconds(5));

	private final TransportListener listener = Mockito.mock(TransportListener.class);

	LazyTransportTests() {
		given(this.factory.get()).willReturn(this.engine);
	}

	@Test
	void isMadeOnceForTheFirstConnect() {
		Attempt attempt = Mockito.mock(Attempt.class);
		given(this.engine.connect(this.request, this.listener)).willReturn(attempt);
		verifyNoInteractions(this.factory);

		assertThat(this.transport.connect(this.request, this.listener)).isSameAs(attempt);
		assertThat(this.transport.connect(this.request, this.listener)).isSameAs(attempt);

		verify(this.factory).get();
		this.transport.destroy();
		verify(this.engine).destroy();
	}

	@Test
	void isNotMadeOnlyToBeDestroyed() {
		this.transport.destroy();
		verifyNoInteractions(this.factory);
	}

	@Test
	void whoConnectsTooLateFindsItDestroyed() {
		this.transport.destroy();
		this.transport.connect(this.request, this.listener);

		InOrder order = inOrder(this.engine);
		order.verify(this.engine).destroy();
		order.verify(this.engine).connect(any(), any());
	}

}
