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

package io.github.resilientwebsocket.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.HandshakeRules;
import io.github.resilientwebsocket.transport.ConnectRequest;

import org.springframework.http.HttpHeaders;

/**
 * Prepares the handshake of one attempt: from the settings, through the customizers, to a
 * request that keeps the rules.
 */
final class Preparation implements HandshakeCustomizer.Handshake {

	/**
	 * The engine's own limit is only a second line of defence: the stall watch cuts
	 * first, and knows why.
	 */
	private static final int ENGINE_PATIENCE = 2;

	private final String clientName;

	private final int attempt;

	private final HttpHeaders headers;

	private final List<String> subprotocols;

	private URI uri;

	private Preparation(String clientName, int attempt, ClientSettings settings) {
		this.clientName = clientName;
		this.attempt = attempt;
		this.uri = settings.uri();
		this.headers = HttpHeaders.copyOf(settings.headers());
		this.subprotocols = new ArrayList<>(settings.subprotocols());
	}

	/**
	 * Return whether code of the application or a file may take its time. If not, another
	 * thread would only cost two changes of threads for each attempt.
	 */
	static boolean mayBlock(ClientSettings settings, ClientServices services) {
		return !services.customizers().isEmpty() || settings.sslBundle() != null;
	}

	/**
	 * Prepare an attempt. May block as long as a customizer does.
	 * @throws Exception whatever a customizer throws, or if it broke the rules
	 */
	static ConnectRequest prepare(String clientName, int attempt, ClientSettings settings, ClientServices services)
			throws Exception {
		Preparation handshake = new Preparation(clientName, attempt, settings);
		for (HandshakeCustomizer customizer : services.customizers()) {
			customizer.customize(handshake);
		}
		HandshakeRules.checkUri(handshake.uri);
		HandshakeRules.checkHeaders(handshake.headers);
		HandshakeRules.checkSubprotocols(handshake.subprotocols);
		return new ConnectRequest(handshake.uri, handshake.headers, List.copyOf(handshake.subprotocols),
				settings.compression(), settings.readBufferSize(), services.sslContexts().apply(settings),
				settings.proxy(), settings.timeouts().connect(),
				settings.outbound().sendTimeout().multipliedBy(ENGINE_PATIENCE), settings.timeouts().close());
	}

	@Override
	public String getClientName() {
		return this.clientName;
	}

	@Override
	public int getAttempt() {
		return this.attempt;
	}

	@Override
	public URI getUri() {
		return this.uri;
	}

	@Override
	public void setUri(URI uri) {
		HandshakeRules.checkUri(uri);
		this.uri = uri;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public List<String> getSubprotocols() {
		return this.subprotocols;
	}

}
