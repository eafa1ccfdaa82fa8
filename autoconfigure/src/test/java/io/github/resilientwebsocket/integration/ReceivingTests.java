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

package io.github.resilientwebsocket.integration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of received messages: on which thread they are handled, in which order,
 * and which of them are not.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReceivingTests {

	private static final String FEED = "resilient-websocket.clients.feed.";

	@RegisterExtension
	private final ScriptedWebSocketServer ws = ScriptedWebSocketServer.ws();

	@RegisterExtension
	private final ScriptedWebSocketServer wss = ScriptedWebSocketServer.wss();

	private final CountDownLatch slow = new CountDownLatch(1);

	@AfterEach
	void release() {
		this.slow.countDown();
	}

	@ParameterizedTest
	@CsvSource({ "false, queued, resilient-websocket-dispatch-", "true, queued, resilient-websocket-dispatch-",
			"false, inline, WebSocketClient-AsyncIO-", "true, inline, WebSocketClient-SecureIO-" })
	void messagesAreHandledOnTheThreadThatWasChosen(boolean secure, String dispatch, String thread) {
		ScriptedWebSocketServer server = secure ? this.wss : this.ws;
		try (ClientApplication application = ClientApplication.start(server, FEED + "inbound.dispatch=" + dispatch)) {
			List<String> threads = new CopyOnWriteArrayList<>();
			application.listener().onMessage = (message) -> threads.add(Thread.currentThread().getName());
			ScriptedConnection connection = server.awaitConnection();
			application.awaitState(ConnectionState.READY);
			connection.sendText("message");
			ClientApplication.await("the message", () -> threads.size() == 1);
			assertThat(threads.get(0)).startsWith(thread);
		}
	}

	@ParameterizedTest
	@CsvSource({ "false, queued", "true, queued", "false, inline", "true, inline" })
	void callsComeInOrderAndOneAtATime(boolean secure, String dispatch) {
		ScriptedWebSocketServer server = secure ? this.wss : this.ws;
		int count = 3000;
		server.next(ConnectionScript.acceptWithFirstTexts("0", "1"));
		server.next(ConnectionScript.acceptWithFirstTexts("second"));
		try (ClientApplication application = ClientApplication.start(server, FEED + "auto-startup=false",
				FEED + "inbound.capacity=64", FEED + "inbound.dispatch=" + dispatch)) {
			AtomicInteger inside = new AtomicInteger();
			AtomicInteger overlaps = new AtomicInteger();
			Runnable alone = () -> {
				overlaps.addAndGet(inside.getAndIncrement());
				Thread.yield();
				inside.decrementAndGet();
			};
			application.listener().onOpen = (sender) -> {
				overlaps.addAndGet(inside.getAndIncrement());
				application.pause(Duration.ofMillis(50));
				inside.decrementAndGet();
			};
			application.listener().onMessage = (message) -> alone.run();
			application.listener().onClose = (close) -> alone.run();
			application.listener().onError = (error) -> alone.run();
			application.client().start();
			ScriptedConnection connection = server.awaitConnection();
			IntStream.range(2, count).forEach((i) -> connection.sendText("" + i));
			connection.closeWith(1001);
			server.awaitConnection();
			ClientApplication.await("the second connection", () -> application.listener().messages.contains("second"));
			List<String> story = application.listener().story;
			assertThat(story).startsWith("open", "0", "1").endsWith("close", "open", "second").hasSize(count + 4);
			assertThat(story.subList(1, count + 1)).extracting(Integer::valueOf)
				.containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
			assertThat(overlaps).hasValue(0);
		}
	}

	@ParameterizedTest
	@CsvSource({ "drop-oldest, 990", "drop-newest, 1" })
	void whatIsTooMuchIsDroppedAndTheServerIsNotHeldBack(String overflow, int firstLeft, CapturedOutput output) {
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "inbound.capacity=10",
				FEED + "inbound.overflow=" + overflow)) {
			ScriptedConnection connection = handlingTheFirst(application);
			IntStream.range(1, 1000).forEach((i) -> connection.sendText("" + i));
			awaitRead(connection);
			this.slow.countDown();
			ClientApplication.await("what is left", () -> application.listener().messages.size() == 11);
			assertThat(application.listener().messages.subList(1, 11)).extracting(Integer::valueOf)
				.containsExactlyElementsOf(IntStream.range(firstLeft, firstLeft + 10).boxed().toList());
			assertThat(output).containsOnlyOnce("WebSocket client 'feed' drops received messages");
		}
	}

	@Test
	void bytesAreDroppedAsWell() {
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "inbound.max-bytes=100B",
				FEED + "inbound.overflow=drop-oldest")) {
			ScriptedConnection connection = handlingTheFirst(application);
			IntStream.range(1, 10).forEach((i) -> connection.sendText(i + "\u20ac".repeat(13)));
			awaitRead(connection);
			this.slow.countDown();
			connection.sendText("last");
			ClientApplication.await("the last", () -> application.listener().messages.contains("last"));
			// 40 bytes each.
			assertThat(application.listener().messages).extracting((message) -> message.substring(0, 1))
				.containsExactly("0", "8", "9", "l");
		}
	}

	@ParameterizedTest
	@CsvSource({ "drain, 100", "discard, 0" })
	void whatWaitsWhenTheConnectionEnds(String onClose, int handled) {
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "inbound.on-close=" + onClose)) {
			ScriptedConnection connection = handlingTheFirst(application);
			IntStream.range(0, 100).forEach((i) -> connection.sendText("waiting"));
			connection.closeWith(1001);
			this.ws.awaitConnection();
			this.slow.countDown();
			ClientApplication.await("the next connection", () -> application.listener().opens.size() == 2);
			assertThat(application.listener().story).startsWith("open", "0")
				.endsWith("close", "open")
				.filteredOn("waiting"::equals)
				.hasSize(handled);
		}
	}

	@Test
	void aTextThatIsTooLargeInUtf8EndsTheConnectionWithANameForIt(CapturedOutput output) {
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "max-message-size=64KB",
				FEED + "backoff.delay=10ms", FEED + "backoff.max-delay=20s", FEED + "backoff.jitter=none")) {
			ScriptedConnection connection = this.ws.awaitConnection();
			connection.sendText("\u20ac".repeat(64 * 1024 / 3));
			connection.sendText("\u20ac".repeat(64 * 1024 / 3 + 1));
			connection.sendText("after");
			connection.sendFragmentedText("fragment", "fragment");
			assertThat(connection.expectClose()).isEqualTo(1009);
			application.awaitState(ConnectionState.BACKING_OFF);
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().messages).singleElement().asString().hasSize(64 * 1024 / 3);
			assertThat(application.listener().closes.get(0).nextDelay()).isEqualTo(Duration.ofSeconds(20));
			ClientApplication.await("the event", () -> !backingOff(application).isEmpty());
			assertThat(backingOff(application)).singleElement()
				.extracting(ConnectionStateChangedEvent::cause)
				.asString()
				.contains("max-message-size");
			assertThat(output).contains("the server sent a message beyond max-message-size");
		}
	}

	private static List<ConnectionStateChangedEvent> backingOff(ClientApplication application) {
		return application.listener().transitions.stream()
			.filter((event) -> event.to() == ConnectionState.BACKING_OFF)
			.toList();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void nothingIsTakenForAMessageThatIsOnlyAnnounced(int opcode) {
		// The answer to the close would be taken for a part of the message.
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "close-timeout=200ms")) {
			ScriptedConnection connection = this.ws.awaitConnection();
			connection.sendText("before");
			connection.sendRaw(header(0x80 | opcode, Long.MAX_VALUE));
			connection.sendRaw(new byte[1024 * 1024]);
			ClientApplication.await("the message before", () -> application.listener().messages.size() == 1);
			connection.sendRaw(new byte[64 * 1024]);
			assertThat(connection.expectClose()).isEqualTo(1009);
			connection.dropTcp();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().messages).containsExactly("before");
			assertThat(application.listener().errors).isEmpty();
		}
	}

	@Test
	void whatInflatesBeyondTheLargestSizeIsNotInflatedToItsEnd() throws Exception {
		this.ws.next(ConnectionScript.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate")));
		try (ClientApplication application = ClientApplication.start(this.ws, FEED + "compression=true",
				FEED + "close-timeout=200ms")) {
			ScriptedConnection connection = this.ws.awaitConnection();
			byte[] bomb = deflate(64 * 1024 * 1024);
			connection.sendRaw(header(0xC1, bomb.length));
			// Several times what is needed, as Tomcat inflates what it has read when more
			// comes. The rest never comes.
			connection.sendRaw(Arrays.copyOf(bomb, bomb.length / 2));
			assertThat(connection.expectClose()).isEqualTo(1009);
			connection.dropTcp();
			ClientApplication.await("@OnClose", () -> application.listener().closes.size() == 1);
			assertThat(application.listener().messages).isEmpty();
		}
	}

	/** RFC 6455, section 5.2, with the length in 64 bits. */
	private static byte[] header(int first, long length) {
		return ByteBuffer.allocate(10).put((byte) first).put((byte) 127).putLong(length).array();
	}

	private static byte[] deflate(int zeros) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream output = new DeflaterOutputStream(bytes,
				new Deflater(Deflater.BEST_COMPRESSION, true))) {
			byte[] block = new byte[1024 * 1024];
			for (int i = 0; i < zeros / block.length; i++) {
				output.write(block);
			}
		}
		return bytes.toByteArray();
	}

	/** Let the handlers be busy with a first message. */
	private ScriptedConnection handlingTheFirst(ClientApplication application) {
		application.listener().onMessage = this::waitForRelease;
		ScriptedConnection connection = this.ws.awaitConnection();
		application.awaitState(ConnectionState.READY);
		connection.sendText("0");
		ClientApplication.await("the first message", () -> application.listener().messages.size() == 1);
		return connection;
	}

	/**
	 * A pong follows what was read before its ping. The second one comes from another
	 * read, so that all of the first was handed over.
	 */
	private static void awaitRead(ScriptedConnection connection) {
		for (byte ping = 1; ping <= 2; ping++) {
			connection.sendPing(new byte[] { ping });
			assertThat(connection.expectPong()).containsExactly(ping);
		}
	}

	private void waitForRelease(String unused) {
		try {
			this.slow.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
