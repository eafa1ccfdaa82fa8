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

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the head of an HTTP request and not one byte more.
 */
final class HandshakeRequestReader {

	private static final int MAX_LENGTH = 256 * 1024;

	private HandshakeRequestReader() {
	}

	static HandshakeRequest read(InputStream input) throws IOException {
		String[] requestLine = readLine(input).split(" ", -1);
		if (requestLine.length != 3 || !"HTTP/1.1".equals(requestLine[2])) {
			throw ProtocolViolation.protocolError("4.1",
					"The client's request line is \"" + String.join(" ", requestLine) + "\"");
		}
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		String line = readLine(input);
		while (!line.isEmpty()) {
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw ProtocolViolation.protocolError("4.1", "The client sent the header line \"" + line + "\"");
			}
			headers.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).trim());
			line = readLine(input);
		}
		headers.replaceAll((name, values) -> List.copyOf(values));
		return new HandshakeRequest(requestLine[0], requestLine[1], headers);
	}

	private static String readLine(InputStream input) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int value = input.read();
		while (value != '\n') {
			if (value < 0) {
				throw new EOFException("The stream ended within the request");
			}
			if (line.size() > MAX_LENGTH) {
				throw ProtocolViolation.protocolError("4.1", "The client sent a line without an end");
			}
			line.write(value);
			value = input.read();
		}
		String text = line.toString(StandardCharsets.ISO_8859_1);
		return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
	}

}
