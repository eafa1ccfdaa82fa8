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

package io.github.resilientwebsocket.benchmark.client;

import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslContextBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;

/**
 * Reactor Netty.
 */
final class ReactorNettyContestant implements Contestant {

	private static final int QUEUE_LIMIT = 4000;

	private final HttpClient client;

	ReactorNettyContestant(ClientContext context) {
		HttpClient client = HttpClient.create(ConnectionProvider.newConnection());
		if (context.certificate() != null) {
			SslContextBuilder trust = SslContextBuilder.forClient().trustManager(context.certificate().toFile());
			client = client.secure((spec) -> {
				try {
					spec.sslContext(trust.build());
				}
				catch (javax.net.ssl.SSLException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}
		this.client = client;
	}

	@Override
	public Connection open(URI uri, Receiver receiver) throws Exception {
		CompletableFuture<Connection> opened = new CompletableFuture<>();
		this.client.websocket(WebsocketClientSpec.builder().handlePing(false).build())
			.uri(uri.toString())
			.handle((in, out) -> {
				Sinks.Many<WebSocketFrame> sink = Sinks.many()
					.unicast()
					.onBackpressureBuffer(new ArrayBlockingQueue<>(QUEUE_LIMIT));
				Connection connection = new ReactorConnection(sink, new ReentrantLock());
				Mono<Void> sent = out.sendObject(sink.asFlux()).then();
				Mono<Void> received = in.receive().asString().doOnNext(receiver::onText).then();
				receiver.onOpen(connection);
				opened.complete(connection);
				return Mono.firstWithSignal(sent, received).doFinally((signal) -> receiver.onClose());
			})
			.subscribe((nothing) -> {
			}, opened::completeExceptionally);
		return opened.get();
	}

	/**
	 * A sink with a lock: it must not be used by two threads at once.
	 */
	private record ReactorConnection(Sinks.Many<WebSocketFrame> sink, ReentrantLock lock) implements Connection {

		@Override
		public void send(String text) {
			emit(new TextWebSocketFrame(text));
		}

		@Override
		public void ping() {
			emit(new PingWebSocketFrame());
		}

		private void emit(WebSocketFrame frame) {
			this.lock.lock();
			try {
				EmitResult result = this.sink.tryEmitNext(frame);
				while (result == EmitResult.FAIL_OVERFLOW) {
					LockSupport.parkNanos(1_000_000);
					result = this.sink.tryEmitNext(frame);
				}
				result.orThrow();
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void close() {
			this.sink.tryEmitComplete();
		}

	}

}
