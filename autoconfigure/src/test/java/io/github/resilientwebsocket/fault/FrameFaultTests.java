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

package io.github.resilientwebsocket.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.test.RawFrame;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that break the protocol, early with the answer to the handshake and late on a
 * connection that worked: what was right before them arrives, the server is told the
 * code, the listener is told of one end and whose fault it was, and the client comes
 * back.
 */
class FrameFaultTests {

	private static final byte[] NOTHING = {};

	@RegisterExtension
	static final FaultyFeed ws = new FaultyFeed(ScriptedWebSocketServer.ws());

	@RegisterExtension
	static final FaultyFeed wss = new FaultyFeed(ScriptedWebSocketServer.wss());

	static Stream<Arguments> faults() {
		return Stream.of(broken(),
				IntStream.of(1, 2, 4, 7).mapToObj((rsv) -> fault("reserved bits " + rsv, RawFrame.text("x").rsv(rsv))),
				IntStream.of(3, 7, 11, 15)
					.mapToObj((opcode) -> fault("the reserved opcode " + opcode, RawFrame.of(opcode, NOTHING))))
			.flatMap((faults) -> faults)
			.flatMap((fault) -> Stream.of(ws, wss)
				.map((feed) -> Arguments.of(feed, fault.name(), fault.code(), fault.frame())));
	}

	private static Stream<Fault> broken() {
		return Stream.of(fault("a mask", RawFrame.text("x").masked()),
				fault("a continuation of nothing", RawFrame.continuation(NOTHING)),
				fault("a message within another", RawFrame.text("a").notFinal(), RawFrame.text("b")),
				fault("a length with its first bit set", RawFrame.binary(NOTHING).announcing(-1)),
				fault("a fragmented ping", RawFrame.ping(NOTHING).notFinal()),
				fault("a ping of 126 bytes", RawFrame.ping(new byte[126])),
				fault("a ping of 2^40 bytes", RawFrame.ping(NOTHING).announcing(1L << 40)),
				fault("a pong with a reserved bit", RawFrame.pong(NOTHING).rsv(2)),
				fault("compression that was not agreed", RawFrame.text("x").deflated()),
				new Fault("text that is not UTF-8", 1007, RawFrame.text(new byte[] { 'a', (byte) 0xFF })),
				new Fault("half a character at the end of a text", 1007, RawFrame.text(new byte[] { (byte) 0xC3 })),
				new Fault("text that is not UTF-8 in fragments", 1007,
						RawFrame.text(new byte[] { (byte) 0xC3 }).notFinal(),
						RawFrame.continuation(new byte[] { '(' })));
	}

	private static Fault fault(String name, RawFrame... frames) {
		return new Fault(name, 1002, frames);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("faults")
	void late(FaultyFeed feed, String fault, int code, RawFrame[] frames) {
		ScriptedConnection connection = feed.late();
		connection.send(behindAMessage(frames));
		expectLoss(feed, connection, code);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("faults")
	void early(FaultyFeed feed, String fault, int code, RawFrame[] frames) {
		expectLoss(feed, feed.early(behindAMessage(frames)), code);
	}

	private static RawFrame[] behindAMessage(RawFrame... frames) {
		List<RawFrame> all = new ArrayList<>(List.of(frames));
		all.add(0, RawFrame.text("before"));
		return all.toArray(RawFrame[]::new);
	}

	private static void expectLoss(FaultyFeed feed, ScriptedConnection connection, int code) {
		feed.expectLoss(code, Origin.PROTOCOL, (code != 1007) ? FaultyFeed.RECONNECT : FaultyFeed.RECONNECT_SLOWLY);
		assertThat(feed.messages()).containsExactly("before", "recovered");
		assertThat(feed.errors()).isEmpty();
		assertThat(connection.expectClose()).isEqualTo(code);
		connection.expectTcpClosed();
	}

	private record Fault(String name, int code, RawFrame... frame) {
	}

}
