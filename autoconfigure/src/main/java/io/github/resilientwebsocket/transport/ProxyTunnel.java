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

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.resilientwebsocket.ProxySettings;

/**
 * The way of one connection through the proxy of its client. Tomcat would ask the proxy
 * selector of the JVM, which knows no clients; so it is told that it connects directly,
 * and gets a socket that already leads to the server.
 */
final class ProxyTunnel {

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d{2})(?: .*)?");

	private static final String END = "\r\n\r\n";

	private static final int MAX_ANSWER = 16 * 1024;

	private final InetSocketAddress proxy;

	private final String request;

	private volatile boolean open;

	/**
	 * Create a tunnel.
	 * @param proxy the address of the proxy
	 * @param settings who authenticates there
	 * @param uri where to
	 */
	ProxyTunnel(InetSocketAddress proxy, ProxySettings settings, URI uri) {
		this.proxy = proxy;
		String target = uri.getHost() + ":" + ConnectTarget.port(uri);
		this.request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + authorization(settings) + "\r\n";
	}

	private static String authorization(ProxySettings settings) {
		if (settings.username() == null) {
			return "";
		}
		String password = (settings.password() != null) ? settings.password() : "";
		byte[] credentials = (settings.username() + ":" + password).getBytes(StandardCharsets.UTF_8);
		return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(credentials) + "\r\n";
	}

	InetSocketAddress proxy() {
		return this.proxy;
	}

	/**
	 * Return whether the proxy has let us through, so that what fails from now on is not
	 * its fault.
	 * @return whether the tunnel is open
	 */
	boolean isOpen() {
		return this.open;
	}

	/**
	 * Wait for the proxy on the thread that connects, which a deadline interrupts.
	 * @param connecting completes when TCP to the proxy has connected
	 * @param channel the channel to the proxy
	 * @return is done, unless this thread was interrupted
	 */
	Future<Void> open(Future<Void> connecting, AsynchronousSocketChannel channel) {
		try {
			connecting.get();
			ByteBuffer request = ByteBuffer.wrap(this.request.getBytes(StandardCharsets.US_ASCII));
			while (request.hasRemaining()) {
				channel.write(request).get();
			}
			check(answer(channel));
			this.open = true;
			return CompletableFuture.completedFuture(null);
		}
		catch (ExecutionException ex) {
			return CompletableFuture.failedFuture(ex.getCause());
		}
		catch (IOException | RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
		catch (InterruptedException ex) {
			// Whoever waits for the future finds out at once.
			Thread.currentThread().interrupt();
			return new CompletableFuture<>();
		}
	}

	private static String answer(AsynchronousSocketChannel channel)
			throws IOException, ExecutionException, InterruptedException {
		ByteBuffer buffer = ByteBuffer.allocate(MAX_ANSWER);
		String answer = "";
		while (!answer.contains(END)) {
			if (!buffer.hasRemaining()) {
				throw new HandshakeRejectedException("the proxy's answer does not end");
			}
			if (channel.read(buffer).get() < 0) {
				throw new EOFException();
			}
			answer = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
		}
		return answer;
	}

	private static void check(String answer) throws ProxyRefusedException {
		Matcher line = STATUS.matcher(answer.substring(0, answer.indexOf("\r\n")));
		if (!line.matches()) {
			throw new HandshakeRejectedException("the proxy does not speak HTTP/1");
		}
		int status = Integer.parseInt(line.group(1));
		if (status / 100 != 2) {
			throw new ProxyRefusedException(status);
		}
		// The server speaks when it was spoken to.
		if (!answer.endsWith(END) || answer.indexOf(END) != answer.length() - END.length()) {
			throw new HandshakeRejectedException("the proxy said more than its answer");
		}
	}

}
