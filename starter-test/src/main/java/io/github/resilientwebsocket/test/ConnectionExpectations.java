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
import java.util.List;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * What can be expected of the client of one connection. Thread-safe. The methods which
 * expect wait for as long as the server's timeout says, ten seconds unless it was
 * changed, and throw an {@link AssertionError} which tells what came instead. They fail
 * at once when the client has closed and can send no more.
 */
public abstract sealed class ConnectionExpectations permits ScriptedConnection {

	private final String name;

	private final Wire wire;

	private final Inbox inbox;

	private final Duration timeout;

	ConnectionExpectations(String name, Wire wire, Inbox inbox, Duration timeout) {
		this.name = name;
		this.wire = wire;
		this.inbox = inbox;
		this.timeout = timeout;
	}

	/**
	 * Take the client's next data message.
	 * @return the text
	 */
	public String expectText() {
		return this.inbox.takeMessage(true, this.timeout).text();
	}

	/**
	 * Take the client's next data message.
	 * @param expected the text it has to be
	 */
	public void expectText(String expected) {
		Assertions.assertThat(expectText()).as("text message of %s", this.name).isEqualTo(expected);
	}

	/**
	 * Take the client's next data message.
	 * @return the content of the binary message
	 */
	public byte[] expectBinary() {
		return this.inbox.takeMessage(false, this.timeout).payload();
	}

	/**
	 * Take the client's next ping, passing over messages.
	 * @return its content
	 */
	public byte[] expectPing() {
		return this.inbox.takePing(this.timeout);
	}

	/**
	 * Take the client's next pong, passing over messages.
	 * @return its content
	 */
	public byte[] expectPong() {
		return this.inbox.takePong(this.timeout);
	}

	/**
	 * Expect that no data message and no ping comes, and that none is left unread.
	 * @param within how long to look; the method fails as soon as something comes
	 */
	public void expectNothing(Duration within) {
		this.inbox.expectNothing(within);
	}

	/**
	 * Wait for the client's close frame, passing over messages.
	 * @return its code, {@link CloseFrame#NO_CODE} when it is empty
	 */
	public int expectClose() {
		return expectCloseFrame().code();
	}

	/**
	 * Wait for the client's close frame, passing over messages.
	 * @return code and reason
	 */
	public CloseFrame expectCloseFrame() {
		return this.inbox.awaitClose(this.timeout);
	}

	/**
	 * Wait until the client has ended the TCP connection as well.
	 */
	public void expectTcpClosed() {
		expectTcpClosed(this.timeout);
	}

	/**
	 * Wait until the client has ended the TCP connection as well. A frozen connection is
	 * read again for this, and what it reads is dropped.
	 * @param within the longest time to wait
	 */
	public void expectTcpClosed(Duration within) {
		if (this.wire.isUnread()) {
			this.wire.discard();
		}
		if (!this.wire.awaitEnd(within) || this.wire.isGivenUp()) {
			throw new AssertionError("Expected that the client closes the TCP connection within " + within + " but "
					+ this.name + " got " + this.inbox.describe());
		}
	}

	/**
	 * Every frame so far, also those an expectation has taken.
	 * @return a copy, in the order of arrival
	 */
	public List<ReceivedFrame> received() {
		return this.inbox.frames();
	}

	@Nullable Message pollMessage(Duration within) {
		return this.inbox.pollMessage(within);
	}

	List<String> unread() {
		return this.inbox.unread();
	}

	String name() {
		return this.name;
	}

}
