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

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Builds the bytes of handshake answers, for scripts to send as they are or to spoil.
 */
public final class HandshakeResponse {

	private HandshakeResponse() {
	}

	/**
	 * The answer of a server which accepts (RFC 6455, section 4.2.2).
	 * @param request the client's request
	 * @return the response head, with the empty line at its end
	 */
	public static byte[] accepting(HandshakeRequest request) {
		return accepting(request, Map.of());
	}

	/**
	 * The answer of a server which accepts (RFC 6455, section 4.2.2).
	 * @param request the client's request
	 * @param headers more headers; they replace those of the same name
	 * @return the response head, with the empty line at its end
	 */
	public static byte[] accepting(HandshakeRequest request, Map<String, String> headers) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Upgrade", "websocket");
		all.put("Connection", "Upgrade");
		all.put("Sec-WebSocket-Accept", request.acceptKey());
		all.putAll(headers);
		return of(101, all);
	}

	/**
	 * The answer of a server which accepts and compresses (RFC 7692, section 5.1).
	 * @param request the client's request
	 * @return the response head, with the empty line at its end
	 */
	public static byte[] compressing(HandshakeRequest request) {
		return accepting(request, Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
	}

	/**
	 * The answer of a server which accepts, with another first line (RFC 9112, section
	 * 4).
	 * @param request the client's request
	 * @param statusLine anything, without the line break
	 * @return the response head, with the empty line at its end
	 */
	public static byte[] withStatusLine(HandshakeRequest request, String statusLine) {
		String head = new String(accepting(request), StandardCharsets.UTF_8);
		return (statusLine + head.substring(head.indexOf("\r\n"))).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The answer of a server which does not accept.
	 * @param status the HTTP status, such as 503
	 * @param headers the headers besides {@code Content-Length} and {@code Connection}
	 * @param body the body, may be empty
	 * @return the whole response
	 */
	public static byte[] rejecting(int status, Map<String, String> headers, String body) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Content-Length", String.valueOf(content.length));
		all.put("Connection", "close");
		all.putAll(headers);
		return concat(of(status, all), content);
	}

	/**
	 * A response head with these headers and no others.
	 * @param status the HTTP status
	 * @param headers all the headers
	 * @return the response head, with the empty line at its end
	 */
	public static byte[] of(int status, Map<String, String> headers) {
		String phrase = (status != 101) ? "Scripted" : "Switching Protocols";
		StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + phrase + "\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Whether a response lets the messages be compressed.
	 * @param response a response head and maybe more
	 * @return whether it names permessage-deflate
	 */
	static boolean isCompressing(byte[] response) {
		String text = new String(response, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		int end = text.indexOf("\r\n\r\n");
		int extensions = text.indexOf("\r\nsec-websocket-extensions:");
		int deflate = text.indexOf("permessage-deflate", Math.max(0, extensions));
		return extensions >= 0 && deflate >= 0 && deflate < end;
	}

	static byte[] concat(byte[] first, byte[] second) {
		byte[] all = new byte[first.length + second.length];
		System.arraycopy(first, 0, all, 0, first.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
