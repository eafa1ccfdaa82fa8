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

package io.github.resilientwebsocket.benchmark.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;

/**
 * The server, in a process of its own and on one event loop. Ends when its standard input
 * does, so that it never outlives the process that started it.
 */
public final class BenchmarkServer {

	private BenchmarkServer() {
	}

	/**
	 * Run the server. Prints its ports.
	 * @param args the file to write the certificate to, or nothing for no {@code wss}
	 * @throws IOException if there is no port
	 */
	public static void main(String[] args) throws IOException {
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		Endpoints endpoints = new Endpoints();
		Door door = new Door(group, endpoints, null);
		String ports = "READY ws=" + door.port();
		if (args.length > 0) {
			ServerTls tls = new ServerTls();
			Files.writeString(Path.of(args[0]), tls.pem());
			ports += " wss=" + new Door(group, endpoints, tls).port();
		}
		System.out.println(ports + " control=" + new ControlPort(new Commands(endpoints, door)).port());
		while (System.in.read() >= 0) {
			// The parent says nothing; when it is gone, so are we.
		}
		System.exit(0);
	}

}
