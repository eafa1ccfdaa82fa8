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

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilientwebsocket.outbound.OutboundMessage.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketMessage;

/**
 * The messages that a writer gives to the engine at once. There is one at a time for each
 * writer, so it is used again and again.
 */
final class Burst extends AbstractList<WebSocketMessage<?>> {

	private static final int MAX_MESSAGES = 256;

	private static final int MAX_BYTES = 64 * 1024;

	private final List<OutboundMessage> messages = new ArrayList<>();

	/** The engine and the thread that called it arrive here; the second one goes on. */
	private final AtomicBoolean arrived = new AtomicBoolean();

	private int bytes;

	/** How many were begun, if that was not all. */
	private volatile @Nullable Integer failedAfter;

	void add(OutboundMessage message) {
		this.messages.add(message);
		this.bytes += message.bytes();
	}

	boolean hasRoom() {
		return this.bytes < MAX_BYTES && this.messages.size() < MAX_MESSAGES;
	}

	OutboundMessage message(int index) {
		return this.messages.get(index);
	}

	@Override
	public WebSocketMessage<?> get(int index) {
		return this.messages.get(index).message();
	}

	@Override
	public int size() {
		return this.messages.size();
	}

	@Override
	public boolean isEmpty() {
		return this.messages.isEmpty();
	}

	/** Those that somebody waits for. */
	List<OutboundMessage> withoutPings() {
		if (!hasPing()) {
			return (size() == 1) ? List.of(message(0)) : new ArrayList<>(this.messages);
		}
		return this.messages.stream().filter((message) -> message.kind() != Kind.PING).toList();
	}

	boolean hasPing() {
		for (int i = 0; i < this.messages.size(); i++) {
			if (this.messages.get(i).kind() == Kind.PING) {
				return true;
			}
		}
		return false;
	}

	void failed(int begun) {
		this.failedAfter = begun;
	}

	@Nullable Integer failedAfter() {
		return this.failedAfter;
	}

	/** Arrive at the end of the write; the second one goes on. */
	boolean arrive() {
		return this.arrived.getAndSet(true);
	}

	boolean isAnswered() {
		return this.arrived.get();
	}

	void reset() {
		this.messages.clear();
		this.bytes = 0;
		this.failedAfter = null;
		this.arrived.set(false);
	}

}
