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

package io.github.resilientwebsocket.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ClientSettings.Timeouts;
import io.github.resilientwebsocket.HandshakeRules;
import io.github.resilientwebsocket.InboundSettings;
import io.github.resilientwebsocket.InvalidClientSettingsException;
import io.github.resilientwebsocket.OutboundSettings;
import io.github.resilientwebsocket.autoconfigure.LayeredProperties.Layer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Makes complete settings out of the properties of a client, the defaults in
 * {@code resilient-websocket.defaults} and the defaults of the settings themselves.
 */
final class ClientSettingsResolver {

	private final ClientProperties defaults;

	private final Collection<String> sslBundles;

	/**
	 * Create a resolver.
	 * @param defaults the properties that hold for every client
	 * @param sslBundles the names of the known SSL bundles
	 */
	ClientSettingsResolver(ClientProperties defaults, Collection<String> sslBundles) {
		this.defaults = defaults;
		this.sslBundles = sslBundles;
	}

	/**
	 * Resolve the settings of one client.
	 * @param name the name of the client
	 * @param client the properties of the client
	 * @return the settings
	 * @throws InvalidClientPropertyException if a value makes no sense
	 */
	ClientSettings resolve(String name, ClientProperties client) {
		if (this.defaults.getUri() != null) {
			throw new InvalidClientPropertyException(PropertyNames.ofDefaults("uri"), "is set, but has no meaning",
					"Set the URI of each client, for example '" + PropertyNames.ofClient(name, "uri") + "'.");
		}
		LayeredProperties layers = new LayeredProperties(name, client, this.defaults);
		try {
			return resolve(client, layers);
		}
		catch (InvalidClientSettingsException ex) {
			// Not as the cause: everything that it says is in the new one.
			throw layers.locate(ex);
		}
	}

	private ClientSettings resolve(ClientProperties client, LayeredProperties layers) {
		URI uri = uri(client.getUri());
		ClientSettings builtIn = ClientSettings.builder(uri).build();
		List<String> subprotocols = layers.get("subprotocols", ClientProperties::getSubprotocols,
				builtIn.subprotocols());
		HeadersResolver headers = new HeadersResolver(layers).add(Layer.DEFAULTS, this.defaults.getHeaders())
			.add(Layer.CLIENT, client.getHeaders());
		return ClientSettings.builder(uri)
			.autoStartup(layers.get("auto-startup", ClientProperties::getAutoStartup, builtIn.autoStartup()))
			.reconnect(layers.get("reconnect", ClientProperties::getReconnect, builtIn.reconnect()))
			.backoff(backoff(layers, builtIn.backoff()))
			.timeouts(timeouts(layers, builtIn.timeouts()))
			.pingInterval(layers.get("ping-interval", ClientProperties::getPingInterval, builtIn.pingInterval()))
			.idleTimeout(layers.find("idle-timeout", ClientProperties::getIdleTimeout))
			.maxAge(layers.find("max-age", ClientProperties::getMaxAge))
			.maxMessageSize(maxMessageSize(layers, builtIn.maxMessageSize()))
			.readBufferSize(readBufferSize(layers, builtIn.readBufferSize()))
			.subprotocols(subprotocols)
			.headers(headers.resolve())
			.compression(layers.get("compression", ClientProperties::getCompression, builtIn.compression()))
			.sslBundle(sslBundle(layers, uri))
			.proxy(new ProxyResolver(layers).resolve())
			.closeCodes(new VerdictRulesResolver(layers, "close-codes", ClientProperties::getCloseCodes).resolve())
			.handshakeStatuses(
					new VerdictRulesResolver(layers, "handshake-statuses", ClientProperties::getHandshakeStatuses)
						.resolve())
			.outbound(outbound(layers, builtIn.outbound()))
			.inbound(inbound(layers, builtIn.inbound()))
			.build();
	}

	private static URI uri(@Nullable String value) {
		if (!StringUtils.hasText(value)) {
			HandshakeRules.checkUri(null);
		}
		try {
			URI uri = new URI((value != null) ? value : "");
			HandshakeRules.checkUri(uri);
			return uri;
		}
		catch (URISyntaxException ex) {
			// Neither the value nor the exception, which holds it: there may be a secret.
			throw new InvalidClientSettingsException("uri",
					"is not a valid URI (" + StringUtils.uncapitalize(ex.getReason())
							+ ((ex.getIndex() >= 0) ? " at index " + ex.getIndex() : "") + ")",
					"Use the form wss://host:port/path and encode special characters, for example a space as %20.");
		}
	}

	private static BackoffSettings backoff(LayeredProperties layers, BackoffSettings builtIn) {
		Duration maxDelay = layers.get("backoff.max-delay", (client) -> client.getBackoff().getMaxDelay(),
				builtIn.maxDelay());
		// Who lowers the largest delay alone means the first one too.
		Duration firstDelay = (maxDelay.compareTo(builtIn.delay()) < 0) ? maxDelay : builtIn.delay();
		return new BackoffSettings(layers.get("backoff.delay", (client) -> client.getBackoff().getDelay(), firstDelay),
				layers.get("backoff.multiplier", (client) -> client.getBackoff().getMultiplier(), builtIn.multiplier()),
				maxDelay, layers.get("backoff.jitter", (client) -> client.getBackoff().getJitter(), builtIn.jitter()),
				layers.find("backoff.max-retries", (client) -> client.getBackoff().getMaxRetries()),
				layers.find("backoff.max-elapsed", (client) -> client.getBackoff().getMaxElapsed()), layers
					.get("backoff.reset-after", (client) -> client.getBackoff().getResetAfter(), builtIn.resetAfter()));
	}

	private static Timeouts timeouts(LayeredProperties layers, Timeouts builtIn) {
		return new Timeouts(layers.get("prepare-timeout", ClientProperties::getPrepareTimeout, builtIn.prepare()),
				layers.get("connect-timeout", ClientProperties::getConnectTimeout, builtIn.connect()),
				layers.get("open-timeout", ClientProperties::getOpenTimeout, builtIn.open()),
				layers.get("close-timeout", ClientProperties::getCloseTimeout, builtIn.close()),
				layers.get("ping-timeout", ClientProperties::getPingTimeout, builtIn.ping()));
	}

	private static int maxMessageSize(LayeredProperties layers, int builtIn) {
		DataSize size = layers.get("max-message-size", ClientProperties::getMaxMessageSize, DataSize.ofBytes(builtIn));
		if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidClientSettingsException("max-message-size",
					"is " + size + ", but must be from 1B to " + Integer.MAX_VALUE + "B",
					"Set the size of the largest message to receive, for example 1MB.");
		}
		return (int) size.toBytes();
	}

	private static int readBufferSize(LayeredProperties layers, int builtIn) {
		DataSize size = layers.get("read-buffer-size", ClientProperties::getReadBufferSize, DataSize.ofBytes(builtIn));
		// What does not fit into an int is refused with the rest.
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, size.toBytes()));
	}

	private @Nullable String sslBundle(LayeredProperties layers, URI uri) {
		String bundle = layers.find("ssl.bundle", (client) -> client.getSsl().getBundle());
		return new SslBundleRules(this.sslBundles).check(bundle, uri, layers.layer("ssl.bundle"));
	}

	private static OutboundSettings outbound(LayeredProperties layers, OutboundSettings builtIn) {
		Duration timeToLive = layers.find("outbound.time-to-live", (client) -> client.getOutbound().getTimeToLive());
		return OutboundSettings.builder()
			.capacity(
					layers.get("outbound.capacity", (client) -> client.getOutbound().getCapacity(), builtIn.capacity()))
			.maxBytes(layers
				.get("outbound.max-bytes", (client) -> client.getOutbound().getMaxBytes(),
						DataSize.ofBytes(builtIn.maxBytes()))
				.toBytes())
			.overflow(
					layers.get("outbound.overflow", (client) -> client.getOutbound().getOverflow(), builtIn.overflow()))
			.blockTimeout(layers.get("outbound.block-timeout", (client) -> client.getOutbound().getBlockTimeout(),
					builtIn.blockTimeout()))
			.timeToLive((timeToLive != null) ? timeToLive : builtIn.timeToLive())
			.whileDisconnected(layers.get("outbound.while-disconnected",
					(client) -> client.getOutbound().getWhileDisconnected(), builtIn.whileDisconnected()))
			.sendTimeout(layers.get("outbound.send-timeout", (client) -> client.getOutbound().getSendTimeout(),
					builtIn.sendTimeout()))
			.rate(layers.find("outbound.rate", (client) -> client.getOutbound().getRate()))
			.delivery(
					layers.get("outbound.delivery", (client) -> client.getOutbound().getDelivery(), builtIn.delivery()))
			.build();
	}

	private static InboundSettings inbound(LayeredProperties layers, InboundSettings builtIn) {
		return new InboundSettings(
				layers.get("inbound.capacity", (client) -> client.getInbound().getCapacity(), builtIn.capacity()),
				layers
					.get("inbound.max-bytes", (client) -> client.getInbound().getMaxBytes(),
							DataSize.ofBytes(builtIn.maxBytes()))
					.toBytes(),
				layers.get("inbound.overflow", (client) -> client.getInbound().getOverflow(), builtIn.overflow()),
				layers.get("inbound.on-close", (client) -> client.getInbound().getOnClose(), builtIn.onClose()),
				layers.get("inbound.dispatch", (client) -> client.getInbound().getDispatch(), builtIn.dispatch()));
	}

}
