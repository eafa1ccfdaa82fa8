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

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the server does with one connection, from the accept on. It runs on the
 * connection's own thread; frames are read on another one, so a script may send, expect
 * and wait. A script which returns without having accepted leaves the client without an
 * answer until the client ends the TCP connection. An exception out of a script cuts the
 * connection and fails the test at its end, unless the reason is that the client went.
 */
@FunctionalInterface
public interface ConnectionScript {

	/**
	 * Run the script.
	 * @param connection the accepted TCP connection, with TLS done
	 * @throws Exception if anything goes wrong
	 */
	void run(PendingConnection connection) throws Exception;

	/**
	 * Accept the handshake, then answer pings and the client's close frame.
	 * @return the script
	 */
	static ConnectionScript accept() {
		return PendingConnection::accept;
	}

	/**
	 * Accept the handshake with more headers.
	 * @param headers response headers; they replace those of the same name
	 * @return the script
	 */
	static ConnectionScript accept(Map<String, String> headers) {
		return (connection) -> connection.accept(headers);
	}

	/**
	 * Accept the handshake and go on.
	 * @param next runs on the connection's thread
	 * @return the script
	 */
	static ConnectionScript acceptThen(Consumer<ScriptedConnection> next) {
		return (connection) -> next.accept(connection.accept());
	}

	/**
	 * Accept the handshake with a subprotocol (RFC 6455, section 4.2.2).
	 * @param subprotocol the chosen one, whether the client offered it or not
	 * @return the script
	 */
	static ConnectionScript acceptWithSubprotocol(String subprotocol) {
		return accept(Map.of("Sec-WebSocket-Protocol", subprotocol));
	}

	/**
	 * Accept the handshake and send text messages in the same segment as the response.
	 * @param texts the messages
	 * @return the script
	 */
	static ConnectionScript acceptWithFirstTexts(String... texts) {
		return acceptWithFirstFrames(Stream.of(texts).map(RawFrame::text).toArray(RawFrame[]::new));
	}

	/**
	 * Accept the handshake and send frames, right or wrong, in the same segment as the
	 * response.
	 * @param frames the frames
	 * @return the script
	 */
	static ConnectionScript acceptWithFirstFrames(RawFrame... frames) {
		return acceptRaw(
				(request) -> HandshakeResponse.concat(HandshakeResponse.accepting(request), RawFrame.bytes(frames)));
	}

	/**
	 * Accept the handshake with compression, which the client should have offered (RFC
	 * 7692, section 5.1). What it compresses is inflated.
	 * @param frames sent in the same segment as the response
	 * @return the script
	 */
	static ConnectionScript acceptWithCompression(RawFrame... frames) {
		return acceptRaw(
				(request) -> HandshakeResponse.concat(HandshakeResponse.compressing(request), RawFrame.bytes(frames)));
	}

	/**
	 * Write any bytes as the response and take the connection as open.
	 * @param response makes the bytes; see {@link HandshakeResponse} and
	 * {@link HandshakeRequest#acceptKey()}
	 * @return the script
	 */
	static ConnectionScript acceptRaw(Function<HandshakeRequest, byte[]> response) {
		return (connection) -> connection.acceptRaw(response.apply(connection.request()));
	}

	/**
	 * Accept the handshake and send back every data message until the client closes.
	 * @return the script
	 */
	static ConnectionScript echo() {
		return acceptThen(new Echo());
	}

	/**
	 * Accept the handshake and begin the closing handshake at once.
	 * @param code the close code
	 * @param reason the reason
	 * @return the script
	 */
	static ConnectionScript closeAtOnce(int code, String reason) {
		return acceptThen((connection) -> connection.closeWith(code, reason));
	}

	/**
	 * Answer with a status other than 101 and end the TCP connection.
	 * @param status the HTTP status
	 * @param headers response headers
	 * @return the script
	 */
	static ConnectionScript reject(int status, Map<String, String> headers) {
		return reject(status, headers, "");
	}

	/**
	 * Answer with a status other than 101 and a body, and end the TCP connection.
	 * @param status the HTTP status
	 * @param headers response headers
	 * @param body the body
	 * @return the script
	 */
	static ConnectionScript reject(int status, Map<String, String> headers, String body) {
		return (connection) -> {
			connection.request();
			connection.write(HandshakeResponse.rejecting(status, headers, body));
			connection.close();
		};
	}

	/**
	 * Answer with status 302.
	 * @param location where the client should go
	 * @return the script
	 */
	static ConnectionScript redirect(URI location) {
		return reject(302, Map.of("Location", location.toString()));
	}

	/**
	 * Accept TCP and never say a word, whatever the client sends.
	 * @return the script
	 */
	static ConnectionScript silent() {
		return PendingConnection::hang;
	}

	/**
	 * Run a script on the bare TCP connection of a server with TLS, in place of the TLS
	 * handshake: {@code withoutTls(silent())} is a server which never speaks TLS.
	 * @param script must not read a request
	 * @return the script
	 */
	static ConnectionScript withoutTls(ConnectionScript script) {
		return new WithoutTls(script);
	}

	/**
	 * Read the request and never answer it.
	 * @return the script
	 */
	static ConnectionScript hang() {
		return PendingConnection::request;
	}

	/**
	 * Write any bytes as the response, then nothing more; the TCP connection stays.
	 * @param response makes the bytes
	 * @return the script
	 */
	static ConnectionScript respondRaw(Function<HandshakeRequest, byte[]> response) {
		return (connection) -> connection.write(response.apply(connection.request()));
	}

	/**
	 * Answer like an accepting server, but with the wrong key (RFC 6455, section 4.1).
	 * @return the script
	 */
	static ConnectionScript wrongAcceptKey() {
		return respondRaw((request) -> HandshakeResponse.accepting(request,
				Map.of("Sec-WebSocket-Accept", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")));
	}

	/**
	 * Answer like an accepting server, but with another first line (RFC 9112, section 4).
	 * @param statusLine anything, without the line break
	 * @return the script
	 */
	static ConnectionScript respondWithStatusLine(String statusLine) {
		return respondRaw((request) -> HandshakeResponse.withStatusLine(request, statusLine));
	}

	/**
	 * Answer like an accepting server, but with a header that does not fit anywhere.
	 * @param size how many bytes the value of the header has
	 * @return the script
	 */
	static ConnectionScript respondWithHugeHeader(int size) {
		return respondRaw((request) -> HandshakeResponse.accepting(request, Map.of("X-Huge", "x".repeat(size))));
	}

	/**
	 * Answer like an accepting server, but with a subprotocol which the client did not
	 * offer (RFC 6455, section 4.1).
	 * @param subprotocol the name
	 * @return the script
	 */
	static ConnectionScript unsolicitedSubprotocol(String subprotocol) {
		return respondRaw(
				(request) -> HandshakeResponse.accepting(request, Map.of("Sec-WebSocket-Protocol", subprotocol)));
	}

	/**
	 * Answer like an accepting server, but with an extension which the client did not
	 * offer (RFC 6455, section 4.1).
	 * @param extension the name, and parameters if there are any
	 * @return the script
	 */
	static ConnectionScript unsolicitedExtension(String extension) {
		return respondRaw(
				(request) -> HandshakeResponse.accepting(request, Map.of("Sec-WebSocket-Extensions", extension)));
	}

	/**
	 * Answer with status 101 but without the {@code Upgrade} and {@code Connection}
	 * headers (RFC 6455, section 4.1).
	 * @return the script
	 */
	static ConnectionScript respondWithoutUpgrade() {
		return respondRaw((request) -> {
			Map<String, String> headers = new LinkedHashMap<>();
			headers.put("Sec-WebSocket-Accept", request.acceptKey());
			return HandshakeResponse.of(101, headers);
		});
	}

	/**
	 * Accept the handshake byte by byte.
	 * @param between the pause before each byte
	 * @return the script
	 */
	static ConnectionScript dripResponse(Duration between) {
		return (connection) -> {
			byte[] response = HandshakeResponse.accepting(connection.request());
			for (int i = 0; i < response.length - 1; i++) {
				connection.pause(between);
				connection.write(new byte[] { response[i] });
			}
			connection.pause(between);
			connection.acceptRaw(new byte[] { response[response.length - 1] });
		};
	}

}
