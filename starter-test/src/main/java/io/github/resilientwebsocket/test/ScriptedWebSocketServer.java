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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A WebSocket server (RFC 6455) on raw sockets which does what a test tells it to. It
 * listens on {@code 127.0.0.1}, on a port that stays the same for the life of this
 * object. Register it with {@code @RegisterExtension}: it starts before each test; after
 * each it fails a test which has something left over, then closes everything. It also
 * works without JUnit. Thread-safe; methods that wait throw an {@link AssertionError}
 * when the time is over.
 */
public final class ScriptedWebSocketServer extends ServerScripting
		implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

	private final Listener listener = new Listener(this::serve);

	private final @Nullable ServerTls tls;

	private volatile Journal journal = new Journal();

	private volatile Workers workers = new Workers();

	private boolean started;

	private ScriptedWebSocketServer(@Nullable ServerTls tls) {
		this.tls = tls;
	}

	/**
	 * Create a server without TLS; it is not started yet.
	 * @return the server
	 */
	public static ScriptedWebSocketServer ws() {
		return new ScriptedWebSocketServer(null);
	}

	/**
	 * Create a server with TLS and a certificate for {@code localhost} and
	 * {@code 127.0.0.1}; it is not started yet.
	 * @return the server
	 */
	public static ScriptedWebSocketServer wss() {
		return wss(ServerCertificate.localhost());
	}

	/**
	 * Create a server with TLS; it is not started yet.
	 * @param certificate the certificate it presents
	 * @return the server
	 */
	public static ScriptedWebSocketServer wss(ServerCertificate certificate) {
		return new ScriptedWebSocketServer(new ServerTls(certificate, null));
	}

	/**
	 * Create a server with TLS like {@link #wss()} which demands a certificate of its
	 * clients (RFC 8446, section 4.3.2); it is not started yet.
	 * @return the server
	 */
	public static ScriptedWebSocketServer wssWithClientAuthentication() {
		return wssWithClientAuthentication(ServerCertificate.localhost(), ClientCertificate.shared());
	}

	/**
	 * Create a server with TLS which demands a certificate of its clients; it is not
	 * started yet.
	 * @param certificate the certificate it presents
	 * @param client a certificate it accepts, as it does others of the same authority
	 * @return the server
	 */
	public static ScriptedWebSocketServer wssWithClientAuthentication(ServerCertificate certificate,
			ClientCertificate client) {
		return new ScriptedWebSocketServer(new ServerTls(certificate, client));
	}

	/**
	 * Start to listen. Does nothing when started already, unless stopped since.
	 * @return this server
	 */
	public synchronized ScriptedWebSocketServer start() {
		if (!this.started) {
			this.journal = new Journal();
			this.workers = new Workers();
			listen();
		}
		else if (this.workers.isStopping()) {
			listen();
		}
		return this;
	}

	/**
	 * Close the listening socket and every connection, drop unused scripts and wait for
	 * the end of all threads. What was observed can still be read.
	 */
	@Override
	public void close() {
		try {
			stop();
		}
		finally {
			scripts().clear();
			this.listener.release();
			markClosed();
		}
	}

	private synchronized void markClosed() {
		this.started = false;
	}

	/**
	 * Close the listening socket and cut every connection, like a server which is killed.
	 * Its port stays reserved.
	 */
	public void stop() {
		Workers stopping = this.workers;
		stopping.beginStop();
		this.listener.close();
		this.journal.cutAll();
		stopping.stop();
	}

	/**
	 * Stop, then listen again on the same port. What was observed before is kept.
	 */
	public void restart() {
		stop();
		listen();
	}

	/**
	 * Stop, and forget all that this server was told and has seen, for a test that shares
	 * it with others. Its port stays reserved.
	 */
	public void reset() {
		stop();
		forget();
		synchronized (this) {
			this.started = false;
			this.journal = new Journal();
		}
	}

	/**
	 * Close the listening socket, so that clients are refused; open connections live on.
	 */
	public void refuse() {
		this.listener.close();
	}

	/**
	 * Listen again on the same port after {@link #refuse()}.
	 */
	public void accept() {
		listen();
	}

	/**
	 * The address of the root.
	 * @return a {@code ws} or {@code wss} URI
	 */
	public URI uri() {
		return uri("/");
	}

	/**
	 * The address of a resource.
	 * @param pathAndQuery begins with a slash
	 * @return a {@code ws} or {@code wss} URI
	 */
	public URI uri(String pathAndQuery) {
		String scheme = (this.tls != null) ? "wss" : "ws";
		return URI.create(scheme + "://127.0.0.1:" + port() + pathAndQuery);
	}

	/**
	 * The port. Starts the server when it has none yet, as the port is needed early by
	 * those who configure a client before the test begins.
	 * @return the port, the same for the life of this object
	 */
	public int port() {
		if (this.listener.port() == 0) {
			start();
		}
		return this.listener.port();
	}

	/**
	 * A context for clients of this server.
	 * @return a context which trusts this server's certificate and no other, and presents
	 * a certificate if the server demands one
	 */
	public SSLContext clientSslContext() {
		return tls().clientContext();
	}

	/**
	 * What a client of this server has to trust, in PEM.
	 * @return a certificate
	 */
	public String certificatePem() {
		return tls().certificate().pem();
	}

	/**
	 * The certificate that this server demands of its clients, as for
	 * {@code spring.ssl.bundle.pem.*.keystore.certificate}.
	 * @return a certificate
	 */
	public String clientCertificatePem() {
		return tls().clientCertificate().pem();
	}

	/**
	 * The key of {@link #clientCertificatePem()}, as for
	 * {@code spring.ssl.bundle.pem.*.keystore.private-key}.
	 * @return a private key
	 */
	public String clientKeyPem() {
		return tls().clientCertificate().keyPem();
	}

	/**
	 * Write what a client of this server has to trust, as for
	 * {@code spring.ssl.bundle.pem.*.truststore.certificate}.
	 * @param file the file to create or replace
	 * @return the file
	 */
	public Path writeCertificate(Path file) {
		try {
			return Files.writeString(file, certificatePem());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		try {
			context.getExecutionException().ifPresentOrElse(this::verifyAfter, this::verify);
		}
		finally {
			close();
		}
	}

	private void verifyAfter(Throwable failure) {
		try {
			verify();
		}
		catch (AssertionError ex) {
			failure.addSuppressed(ex);
		}
	}

	@Override
	Journal journal() {
		return this.journal;
	}

	@Override
	ScriptedWebSocketServer self() {
		return this;
	}

	private ServerTls tls() {
		if (this.tls == null) {
			throw new IllegalStateException("This server has no TLS");
		}
		return this.tls;
	}

	private synchronized void listen() {
		if (this.workers.isStopping()) {
			this.workers = new Workers();
		}
		this.listener.open(this.workers);
		this.started = true;
	}

	private void serve(Socket socket) {
		Journal current = this.journal;
		Workers threads = this.workers;
		try {
			Wire wire = new Wire(socket, current::gone);
			int number = current.accepted(wire);
			threads.start("connection-" + number,
					new ScriptRunner(scripts().take(), wire, current, threads, number, timeout(), this.tls));
		}
		catch (IOException ex) {
			// The client went before it was served.
		}
	}

}
