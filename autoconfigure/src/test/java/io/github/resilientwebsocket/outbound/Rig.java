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

package io.github.resilientwebsocket.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageNotSentException.Reason;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.SendOptions;
import io.github.resilientwebsocket.fake.FakeConnection;
import io.github.resilientwebsocket.fake.VirtualExecutor;
import org.assertj.core.api.InstanceOfAssertFactories;

import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A queue on virtual time, and writers for it.
 */
final class Rig {

	final VirtualExecutor transport = VirtualExecutor.pool();

	final VirtualExecutor dispatch = VirtualExecutor.pool();

	final VirtualExecutor timers = VirtualExecutor.scheduler();

	final AtomicInteger stalls = new AtomicInteger();

	final Outcomes outcomes = new Outcomes("feed", this.dispatch);

	final OutboundQueue queue;

	private long nonce;

	Rig(UnaryOperator<OutboundSettings.Builder> settings) {
		this.queue = new OutboundQueue(new OutboundServices(settings.apply(OutboundSettings.builder()).build(),
				this.outcomes, this.transport, this.timers, this.timers::now));
	}

	LinkWriter writer(FakeConnection connection) {
		return new LinkWriter(connection, this.queue, ++this.nonce, this.stalls::incrementAndGet);
	}

	/** A connection whose writer takes from the queue. */
	LinkWriter open(FakeConnection connection, LinkWriter before) {
		LinkWriter writer = writer(connection);
		writer.open(before);
		settle();
		return writer;
	}

	CompletableFuture<Void> send(String text) {
		return send(text, SendOptions.DEFAULT);
	}

	CompletableFuture<Void> send(String text, SendOptions options) {
		return this.queue.send(new TextMessage(text), text.length(), options);
	}

	/** The peer answers the latest ping. */
	void pong(LinkWriter writer, FakeConnection connection) {
		PingMessage ping = connection.pings().get(connection.pings().size() - 1);
		assertThat(writer.pong(ping.getPayload().duplicate())).isTrue();
		settle();
	}

	Rig settle() {
		for (int i = 0; i < 5; i++) {
			this.transport.settle();
			this.dispatch.settle();
		}
		return this;
	}

	Rig advance(Duration by) {
		settle();
		this.timers.advance(by);
		return settle();
	}

	void assertNotSent(CompletableFuture<Void> future, Reason reason) {
		settle();
		assertThat(future).isCompletedExceptionally();
		assertThat(error(future)).asInstanceOf(InstanceOfAssertFactories.type(MessageNotSentException.class))
			.extracting(MessageNotSentException::getReason)
			.isEqualTo(reason);
	}

	void assertUnknown(CompletableFuture<Void> future) {
		settle();
		assertThat(error(future)).isInstanceOf(MessageOutcomeUnknownException.class);
	}

	private static Throwable error(CompletableFuture<Void> future) {
		assertThat(future).isDone();
		return future.handle((result, ex) -> ex).join();
	}

}
