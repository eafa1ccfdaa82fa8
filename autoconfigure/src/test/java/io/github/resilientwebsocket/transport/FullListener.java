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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A listener whose queue is full drops the SYN of whoever comes next. */
public final class FullListener implements AutoCloseable {

	private final ServerSocket listener;

	private final Socket[] fillers = new Socket[8];

	public FullListener(InetAddress address, int port) throws IOException {
		this.listener = new ServerSocket(port, 1, address);
		for (int i = 0; i < this.fillers.length; i++) {
			this.fillers[i] = new Socket();
			try {
				this.fillers[i].connect(this.listener.getLocalSocketAddress(), 200);
			}
			catch (IOException ex) {
				return;
			}
		}
		throw new IOException("The queue does not fill");
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		for (Socket socket : this.fillers) {
			if (socket != null) {
				socket.close();
			}
		}
	}

}
