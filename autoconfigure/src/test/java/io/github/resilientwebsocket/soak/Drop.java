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

package io.github.resilientwebsocket.soak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.Opcode;
import io.github.resilientwebsocket.test.ScriptedConnection;

/**
 * How a connection can end. What was sent before arrives, unless it says so.
 */
enum Drop {

	CLOSE_FRAME(13) {

		private final int[] codes = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000,
				4000, 4999 };

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.closeWith(this.codes[random.nextInt(this.codes.length)], "because");
		}

	},

	CLOSE_FRAME_WITHOUT_CODE(6) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.closeWithoutCode();
		}

	},

	CLOSE_FRAME_WITH_TCP_LEFT_OPEN(6) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.closeLeavingTcpOpen(1012, "restart");
		}

	},

	/** Found by looking once a second, so there are few. */
	MALFORMED_CLOSE_FRAME(2) {

		private final List<byte[]> payloads = List.of(new byte[] { 3 }, new byte[] { 3, -19 }, new byte[] { 0, 1 },
				new byte[] { 3, -24, -1 });

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.sendFrame(true, 0, Opcode.CLOSE, this.payloads.get(random.nextInt(this.payloads.size())));
		}

	},

	FIN(13) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.dropTcp();
		}

	},

	RESET(13) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.reset();
		}

		@Override
		boolean isLossy() {
			return true;
		}

	},

	CUT_IN_A_FRAME(12) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.sendRaw(new byte[] { (byte) 0x81, 100, '1', '2', '3' });
			connection.dropTcp();
		}

	},

	BROKEN_PROTOCOL(20) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			byte[] payload = "123".getBytes(StandardCharsets.UTF_8);
			switch (random.nextInt(5)) {
				case 0 -> connection.sendFrame(true, 0, 3, payload);
				case 1 -> connection.sendFrame(true, 4, Opcode.TEXT, payload);
				case 2 -> connection.sendFrame(true, 0, Opcode.TEXT, new byte[] { '1', (byte) 0xC3, '(' });
				case 3 -> connection.sendFrame(true, 0, Opcode.CONTINUATION, payload);
				default -> connection.sendText("1".repeat(DropSoak.MAX_MESSAGE_SIZE + 1));
			}
		}

	},

	/** Found by a ping, so there are few. */
	FROZEN(1) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.freeze();
		}

	},

	PINGS_IGNORED(1) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			connection.ignorePings();
		}

	},

	/** Nothing is delivered after a stop. */
	STOP_AND_START(8) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			if (random.nextBoolean()) {
				client.stop().join();
			}
			else {
				var unused = client.stop();
			}
			client.start();
		}

		@Override
		boolean isLossy() {
			return true;
		}

	},

	/** Make before break: the only one with two connections for a moment. */
	RECONNECT(5) {

		@Override
		void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random) {
			client.reconnect();
		}

	};

	private final int percent;

	Drop(int percent) {
		this.percent = percent;
	}

	abstract void perform(ScriptedConnection connection, ResilientWebSocketClient client, Random random);

	/** Whether what was sent before may be lost. */
	boolean isLossy() {
		return false;
	}

	int percent() {
		return this.percent;
	}

}
