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

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.transport.MessageWriter.Failure;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A connection of Tomcat's client.
 */
final class TomcatConnection implements TransportConnection, ReadWatch {

	private static final Log logger = LogFactory.getLog(TomcatConnection.class);

	private static final CloseReason LOST = new CloseReason(CloseCodes.CLOSED_ABNORMALLY, null);

	/** Enough for a socket that takes data, little for one that does not. */
	private static final long LAST_WORD_MILLIS = 50;

	private final Executor executor;

	private final LongSupplier clock;

	private final SocketWatch socket;

	private final ListenerCalls calls;

	private final ConnectionEnd end;

	private final WriteTurn writing = new WriteTurn();

	private final AtomicBoolean closing = new AtomicBoolean();

	private volatile @Nullable ConnectionSession session;

	private @Nullable String subprotocol;

	/** Whether the current read has brought data. Confined to who reads. */
	private boolean dataRead;

	private volatile long lastDataNanos;

	/** Whether nothing more is to be read. */
	private volatile boolean over;

	TomcatConnection(TransportListener listener, Executor executor, LongSupplier clock, SocketWatch socket) {
		this.executor = executor;
		this.clock = clock;
		this.socket = socket;
		this.calls = new ListenerCalls(listener);
		this.end = new ConnectionEnd(this.calls);
		socket.watch(this);
	}

	void established(ConnectionSession session) {
		this.subprotocol = StringUtils.hasText(session.getAcceptedProtocol()) ? session.getAcceptedProtocol() : null;
		this.lastDataNanos = this.clock.getAsLong();
		this.session = session;
		this.socket.buffers().established(nativeSession());
	}

	void tellOpened() {
		check(this.calls.opened(this));
	}

	void text(String part, boolean last) {
		this.dataRead = true;
		check(this.calls.text(part, last));
		tellUnlessWatching();
	}

	void binary(ByteBuffer part, boolean last) {
		this.dataRead = true;
		check(this.calls.binary(part, last));
		tellUnlessWatching();
	}

	void pong(ByteBuffer payload) {
		check(this.calls.call((listener) -> listener.onPong(payload)));
	}

	private void check(boolean good) {
		if (!good) {
			terminate(Ending.ABORTED, CloseStatus.SERVER_ERROR);
		}
	}

	private void tellUnlessWatching() {
		if (!this.socket.isWatching()) {
			complete();
			pending();
		}
	}

	@Override
	public boolean begin() {
		return this.calls.beginRead();
	}

	@Override
	public void end() {
		this.calls.endRead();
	}

	@Override
	public void complete() {
		if (this.dataRead) {
			this.dataRead = false;
			// Not for each message: to ask for the time costs a tenth of it.
			this.lastDataNanos = this.clock.getAsLong();
			check(this.calls.call(TransportListener::onReadComplete));
		}
	}

	@Override
	public void pending() {
		this.calls.pending();
	}

	@Override
	public void over() {
		this.over = true;
		endIfOver();
	}

	/**
	 * A session that has sent its close frame ignores the end of the stream, and waits
	 * for an answer that cannot come any more.
	 */
	private void endIfOver() {
		if (this.over && this.end.isTold() && !this.end.isSocketClosed()) {
			try {
				this.executor.execute(this::abort);
			}
			catch (RejectedExecutionException ex) {
				// The transport is being destroyed, and the connection with it.
			}
		}
	}

	void closed(Ending ending) {
		this.closing.set(true);
		this.end.told(ending);
		endIfOver();
	}

	void socketClosed() {
		this.closing.set(true);
		this.writing.socketClosed();
		this.end.socketClosed();
	}

	void endIfCloseFrameWasMalformed() {
		ConnectionSession current = this.session;
		if (current == null || this.end.isTold()) {
			return;
		}
		Ending ending = TomcatInternals.closeFrame(nativeSession());
		if (ending != null && ending.origin() == Origin.PROTOCOL) {
			try {
				this.executor.execute(() -> terminate(ending, CloseStatus.PROTOCOL_ERROR));
			}
			catch (RejectedExecutionException ex) {
				// The transport is being destroyed, and the connection with it.
			}
		}
	}

	/**
	 * Clean up if Tomcat gave up after the session had opened.
	 */
	void abortIfEstablished() {
		if (this.session != null) {
			abort();
		}
	}

	boolean isOpen() {
		return !this.closing.get();
	}

	@Override
	public @Nullable String getSubprotocol() {
		return this.subprotocol;
	}

	@Override
	public WebSocketSession getSession() {
		return springSession();
	}

	@Override
	public long getLastDataNanos() {
		return this.lastDataNanos;
	}

	@Override
	public long getBytesRead() {
		return this.socket.bytesRead();
	}

	@Override
	public boolean isNoDelay() {
		// Tomcat itself leaves Nagle's algorithm on, and shows its sockets to nobody.
		return this.socket.isWatching();
	}

	/**
	 * Tomcat's own {@code suspend()} stops in the middle of its buffer, and what is left
	 * there then waits for the next byte from the peer, however often it is resumed.
	 */
	@Override
	public void suspend() {
		if (this.socket.isWatching()) {
			this.socket.reading().suspend();
		}
		else {
			nativeSession().suspend();
		}
	}

	@Override
	public void resume() {
		if (this.socket.isWatching()) {
			this.socket.reading().resume();
		}
		else {
			nativeSession().resume();
		}
	}

	@Override
	public void send(List<? extends WebSocketMessage<?>> messages, SendCallback callback) {
		InterruptFlag.park(() -> {
			Failure failure = write(messages, callback);
			if (failure == null) {
				MessageWriter.tellSent(callback);
				return;
			}
			if (logger.isDebugEnabled()) {
				logger.debug("Write failed: " + failure.cause().getClass().getName());
			}
			// Tomcat closes after most failures, but not after all that leave it useless.
			// Who closes already has a close frame of its own to send.
			if (isOpen()) {
				closeIfOpen(Ending.LOST, CloseStatus.GOING_AWAY);
			}
			MessageWriter.tellFailure(callback, failure.begun());
		});
	}

	private @Nullable Failure write(List<? extends WebSocketMessage<?>> messages, SendCallback callback) {
		return this.writing.take(() -> {
			if (!isOpen()) {
				return new Failure(new IllegalStateException(), 0);
			}
			return MessageWriter.write(nativeSession(), messages, callback);
		});
	}

	@Override
	public void close(CloseStatus status) {
		if (!this.closing.compareAndSet(false, true)) {
			return;
		}
		CloseStatus sent = CloseFrame.mayBeSent(status.getCode()) ? status : CloseStatus.GOING_AWAY;
		InterruptFlag.park(() -> {
			if (!this.writing.take(() -> sendClose(sent))) {
				abort();
			}
		});
	}

	private boolean sendClose(CloseStatus status) {
		try {
			nativeSession().close(LocalCloseReason.of(status, new Ending(status, Origin.LOCAL)));
			return true;
		}
		catch (Exception ex) {
			return false;
		}
	}

	@Override
	public void abort() {
		terminate(Ending.ABORTED, CloseStatus.GOING_AWAY);
	}

	/**
	 * Abort without a word to the peer, which takes no time.
	 */
	void cut() {
		this.socket.cut();
		abort();
	}

	/**
	 * Cut TCP in whatever state Tomcat's session is.
	 * @param ending what the listener is told, unless there is something to tell already
	 * @param toPeer what the peer is told, if that can be written at once
	 */
	private void terminate(Ending ending, CloseStatus toPeer) {
		if (this.end.isSocketClosed()) {
			return;
		}
		closeIfOpen(ending, toPeer);
		InterruptFlag.park(() -> {
			WsSession current = nativeSession();
			// A session that has sent its close frame: doClose() has ignored it.
			current.onClose(LOST);
			// A session with a thread that waits to send its close frame.
			if (!this.end.isSocketClosed() && this.socket.cut()) {
				Ending peers = TomcatInternals.closeFrame(current);
				this.end.told((peers != null) ? peers : ending);
				socketClosed();
			}
		});
	}

	private void closeIfOpen(Ending ending, CloseStatus toPeer) {
		this.closing.set(true);
		InterruptFlag.park(() -> {
			WsSession current = nativeSession();
			try {
				bound(current);
				current.doClose(LocalCloseReason.of(toPeer, ending),
						LocalCloseReason.of(CloseStatus.NO_CLOSE_FRAME, ending), true);
			}
			catch (RuntimeException ex) {
				logger.debug("Abort failed: " + ex.getClass().getName());
			}
		});
	}

	// What Tomcat wants to write at the end must not wait for a blocked write.
	private static void bound(WsSession session) {
		if (!session.isClosed()) {
			session.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, 0L);
			session.getUserProperties().put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, LAST_WORD_MILLIS);
		}
	}

	private ConnectionSession springSession() {
		ConnectionSession current = this.session;
		Assert.state(current != null, "The connection is not open yet");
		return current;
	}

	private WsSession nativeSession() {
		return (WsSession) springSession().getNativeSession();
	}

}
