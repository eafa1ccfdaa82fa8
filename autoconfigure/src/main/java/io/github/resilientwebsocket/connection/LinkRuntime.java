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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.connection.ClientInstrumentation.Handshake;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;
import io.github.resilientwebsocket.inbound.LinkInbound;
import io.github.resilientwebsocket.outbound.LinkWriter;
import io.github.resilientwebsocket.transport.ConnectRequest;
import io.github.resilientwebsocket.transport.Transport.Attempt;
import io.github.resilientwebsocket.transport.TransportConnection;
import io.github.resilientwebsocket.transport.TransportListener;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * What one link has in the real world. Confined to the loop, but for what the transport
 * tells it: events go to the mailbox, data straight to the inbound side.
 */
final class LinkRuntime implements TransportListener {

	private final long id;

	private final ClientCore core;

	private volatile long lastPong;

	private final AtomicReference<Handshake> handshake = new AtomicReference<>(Handshake.UNWATCHED);

	private final AtomicBoolean decided = new AtomicBoolean();

	private volatile @Nullable Open open;

	@Nullable Future<?> preparation;

	volatile @Nullable ConnectRequest request;

	@Nullable Attempt attempt;

	@Nullable ConnectionInfo info;

	LinkRuntime(long id, ClientCore core) {
		this.id = id;
		this.core = core;
		this.lastPong = core.now();
	}

	@Nullable Open open() {
		return this.open;
	}

	/**
	 * Tell how the handshake ends, maybe at once: the attempt may be given up already.
	 */
	void handshake(Handshake handshake) {
		this.handshake.set(handshake);
		if (this.decided.get()) {
			takeHandshake().failed(ConnectFailure.of(Kind.ABORTED, null));
		}
	}

	private Handshake takeHandshake() {
		this.decided.set(true);
		return this.handshake.getAndSet(Handshake.UNWATCHED);
	}

	void ping() {
		Open to = this.open;
		if (to != null) {
			to.writer().ping();
		}
	}

	Vitals vitals() {
		Open to = this.open;
		if (to == null) {
			return Vitals.NONE;
		}
		long lastData = to.connection().getLastDataNanos();
		long lastProof = latest(latest(this.lastPong, lastData), to.inbound().getLastResumeNanos());
		// A ping that was asked for just now, at the same moment, is not the one in
		// question; one that went out late, behind a long message, is given time.
		boolean pingWaiting = to.writer().excusesSilence(this.core.settings().timeouts().ping().toNanos() / 2);
		return new Vitals(lastProof, lastData, to.inbound().isHoldingBack(), pingWaiting);
	}

	/** Whether all that was to be written was, and the last ping was answered. */
	boolean isSettled(Link link) {
		Open to = this.open;
		return to != null && !to.writer().isWriting()
				&& (link.pingAt() == null || Liveness.hasAnswered(link, vitals()));
	}

	private static long latest(long one, long other) {
		return (one - other > 0) ? one : other;
	}

	@Override
	public void onOpened(TransportConnection connection) {
		takeHandshake().opened();
		this.open = this.core.open(this.id, connection);
		this.core.post((now) -> new ConnectionEvent.Opened(now, this.id));
	}

	@Override
	public void onFailed(ConnectFailure failure) {
		takeHandshake().failed(failure);
		this.core.post((now) -> new ConnectionEvent.ConnectFailed(now, this.core.random(), this.id, failure));
	}

	@Override
	public void onText(String part, boolean last) {
		Open to = this.open;
		if (to != null) {
			to.inbound().text(part, last);
		}
	}

	@Override
	public void onBinary(ByteBuffer part, boolean last) {
		Open to = this.open;
		if (to != null) {
			to.inbound().binary(part, last);
		}
	}

	@Override
	public void onReadComplete() {
		Open to = this.open;
		if (to != null) {
			to.inbound().readComplete();
		}
	}

	@Override
	public void onReadPending() {
		Open to = this.open;
		if (to != null) {
			to.inbound().readPending();
		}
	}

	@Override
	public void onPong(ByteBuffer payload) {
		Open to = this.open;
		if (to != null && to.writer().pong(payload)) {
			this.lastPong = this.core.now();
			measure(to.writer());
		}
	}

	private void measure(LinkWriter writer) {
		ClientProbe probe = this.core.probe();
		long roundTrip = (probe != ClientProbe.NONE) ? writer.takeRoundTrip() : -1;
		if (roundTrip >= 0) {
			probe.pingAnswered(Duration.ofNanos(roundTrip));
		}
	}

	@Override
	public void onClosed(CloseStatus status, Origin origin) {
		this.core.post((now) -> new ConnectionEvent.Closed(now, this.core.random(), this.id, status, origin));
	}

	/**
	 * What there is once the handshake is complete.
	 *
	 * @param connection the connection of the engine
	 * @param writer writes to it
	 * @param inbound delivers what it reads
	 * @param since when it was opened, on the clock of the client
	 */
	record Open(TransportConnection connection, LinkWriter writer, LinkInbound inbound, long since) {
	}

}
