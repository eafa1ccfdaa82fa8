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

package io.github.resilientwebsocket.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What came from one client: a record of all and queues of what no expectation has taken
 * yet. Thread-safe.
 */
final class Inbox {

	private final Monitor monitor = new Monitor();

	private final String owner;

	private final List<ReceivedFrame> frames = new ArrayList<>();

	private final Deque<Message> messages = new ArrayDeque<>();

	private final Deque<byte[]> pings = new ArrayDeque<>();

	private final Deque<byte[]> pongs = new ArrayDeque<>();

	private @Nullable CloseFrame close;

	private boolean ended;

	Inbox(String owner) {
		this.owner = owner;
	}

	void record(ReceivedFrame frame) {
		this.monitor.update(() -> this.frames.add(frame));
	}

	void addMessage(Message message) {
		this.monitor.update(() -> this.messages.add(message));
	}

	void addPing(byte[] payload) {
		this.monitor.update(() -> this.pings.add(payload));
	}

	void addPong(byte[] payload) {
		this.monitor.update(() -> this.pongs.add(payload));
	}

	void setClose(CloseFrame frame) {
		this.monitor.update(() -> this.close = frame);
	}

	void end() {
		this.monitor.update(() -> this.ended = true);
	}

	List<ReceivedFrame> frames() {
		return this.monitor.get(() -> List.copyOf(this.frames));
	}

	/**
	 * Take the next message, whatever its type.
	 * @param timeout the longest time to wait
	 * @return the message, or {@code null} when none came or none will come
	 */
	@Nullable Message pollMessage(Duration timeout) {
		this.monitor.await(timeout, () -> !this.messages.isEmpty() || isOver());
		return this.monitor.get(this.messages::poll);
	}

	Message takeMessage(boolean text, Duration timeout) {
		String expected = text ? "a text message" : "a binary message";
		return take(expected, timeout, () -> {
			Message head = this.messages.peek();
			if (head == null) {
				return null;
			}
			if (head.isText() != text) {
				throw new AssertionError("Expected " + expected + " but " + this.owner + " got " + describe());
			}
			return this.messages.poll();
		}, true);
	}

	byte[] takePing(Duration timeout) {
		return take("a ping", timeout, () -> this.pings.poll(), true);
	}

	byte[] takePong(Duration timeout) {
		return take("a pong", timeout, () -> this.pongs.poll(), true);
	}

	CloseFrame awaitClose(Duration timeout) {
		return take("a close frame", timeout, () -> this.close, false);
	}

	void expectNothing(Duration within) {
		if (this.monitor.await(within, this::hasUnread)) {
			throw new AssertionError("Expected nothing but " + this.owner + " got " + describe());
		}
	}

	/**
	 * What no expectation has taken, except for pongs.
	 * @return descriptions, empty when there is nothing
	 */
	List<String> unread() {
		return this.monitor.get(
				() -> Stream
					.concat(this.messages.stream().map(Message::toString),
							this.pings.stream().map((ping) -> "PING " + ReceivedFrame.show(Opcode.PING, ping)))
					.toList());
	}

	String describe() {
		return this.monitor.get(() -> {
			List<String> parts = new ArrayList<>(unread());
			this.pongs.forEach((pong) -> parts.add("PONG " + ReceivedFrame.show(Opcode.PONG, pong)));
			if (this.close != null) {
				parts.add("CLOSE " + this.close.code() + " \"" + this.close.reason() + "\"");
			}
			if (this.ended) {
				parts.add("the end of the TCP connection");
			}
			return parts.isEmpty() ? "nothing" : String.join(", ", parts);
		});
	}

	private <T> T take(String expected, Duration timeout, Supplier<@Nullable T> source, boolean endsWithClose) {
		List<T> found = new ArrayList<>(1);
		this.monitor.await(timeout, () -> {
			T value = source.get();
			if (value != null) {
				found.add(value);
			}
			return value != null || (endsWithClose ? isOver() : this.ended);
		});
		if (found.isEmpty()) {
			throw new AssertionError(
					"Expected " + expected + " within " + timeout + " but " + this.owner + " got " + describe());
		}
		return found.get(0);
	}

	private boolean hasUnread() {
		return !this.messages.isEmpty() || !this.pings.isEmpty();
	}

	private boolean isOver() {
		return this.close != null || this.ended;
	}

}
