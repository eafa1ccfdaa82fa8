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

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.transport.Transport;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * What all clients share.
 *
 * @param executors the threads
 * @param transport the engine
 * @param customizers change every handshake, in this order
 * @param policies have the last word on failures, in this order
 * @param sslContexts gives the context for the next connection of a client, or
 * {@code null} for the JVM's default; may read files
 * @param converter gives the one for payloads that are neither text nor bytes
 * @param jvmKeeper keeps the JVM running while a client is
 * @param eventPublisher publishes application events
 * @param clock a monotonic clock in nanoseconds
 * @param random numbers from 0 (inclusive) to 1 (exclusive)
 */
public record ClientServices(ClientExecutors executors, Transport transport, List<HandshakeCustomizer> customizers,
		List<ReconnectPolicy> policies, Function<ClientSettings, @Nullable SSLContext> sslContexts,
		Supplier<MessageConverter> converter, JvmKeeper jvmKeeper, Consumer<Object> eventPublisher, LongSupplier clock,
		DoubleSupplier random) {
}
