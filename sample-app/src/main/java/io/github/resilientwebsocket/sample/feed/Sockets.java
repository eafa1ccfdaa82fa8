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

package io.github.resilientwebsocket.sample.feed;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/**
 * Ends of sockets about which nothing can be done if they fail.
 */
final class Sockets {

	private Sockets() {
	}

	static void closeQuietly(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It was closed.
		}
	}

	static void shutdownOutputQuietly(Socket socket) {
		try {
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			// It was closed.
		}
	}

	static void resetQuietly(Socket socket) {
		try {
			// No lingering at all makes close() send a RST.
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It was closed.
		}
		closeQuietly(socket);
	}

}
