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
		ClientProperties defaults = this.defaults;
		URI uri = uri(client.getUri());
		ClientSettings builtIn = ClientSettings.builder(uri).build();
		HeadersResolver headers = new HeadersResolver(layers).add(Layer.DEFAULTS, defaults.getHeaders())
			.add(Layer.CLIENT, client.getHeaders());
		return ClientSettings.builder(uri)
			.autoStartup(Layers.first(client.getAutoStartup(), defaults.getAutoStartup(), builtIn.autoStartup()))
			.reconnect(Layers.first(client.getReconnect(), defaults.getReconnect(), builtIn.reconnect()))
			.backoff(backoff(client.getBackoff(), defaults.getBackoff(), builtIn.backoff()))
			.timeouts(timeouts(client, defaults, builtIn.timeouts()))
			.pingInterval(Layers.first(client.getPingInterval(), defaults.getPingInterval(), builtIn.pingInterval()))
			.idleTimeout(Layers.first(client.getIdleTimeout(), defaults.getIdleTimeout()))
			.maxAge(Layers.first(client.getMaxAge(), defaults.getMaxAge()))
			.maxMessageSize(maxMessageSize(Layers.first(client.getMaxMessageSize(), defaults.getMaxMessageSize(),
					bytes(builtIn.maxMessageSize()))))
			.readBufferSize(readBufferSize(Layers.first(client.getReadBufferSize(), defaults.getReadBufferSize(),
					bytes(builtIn.readBufferSize()))))
			.subprotocols(Layers.first(client.getSubprotocols(), defaults.getSubprotocols(), builtIn.subprotocols()))
			.headers(headers.resolve())
			.compression(Layers.first(client.getCompression(), defaults.getCompression(), builtIn.compression()))
			.sslBundle(new SslBundleRules(this.sslBundles).resolve(uri, client.getSsl(), defaults.getSsl()))
			.proxy(new ProxyResolver(client.getProxy(), defaults.getProxy()).resolve())
			.closeCodes(
					new VerdictRulesResolver("close-codes", client.getCloseCodes(), defaults.getCloseCodes()).resolve())
			.handshakeStatuses(new VerdictRulesResolver("handshake-statuses", client.getHandshakeStatuses(),
					defaults.getHandshakeStatuses())
				.resolve())
			.outbound(outbound(client.getOutbound(), defaults.getOutbound(), builtIn.outbound()))
			.inbound(inbound(client.getInbound(), defaults.getInbound(), builtIn.inbound()))
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

	private static BackoffSettings backoff(BackoffProperties client, BackoffProperties defaults,
			BackoffSettings builtIn) {
		Duration maxDelay = Layers.first(client.getMaxDelay(), defaults.getMaxDelay(), builtIn.maxDelay());
		// Who lowers the largest delay alone means the first one too.
		Duration firstDelay = (maxDelay.compareTo(builtIn.delay()) < 0) ? maxDelay : builtIn.delay();
		return new BackoffSettings(Layers.first(client.getDelay(), defaults.getDelay(), firstDelay),
				Layers.first(client.getMultiplier(), defaults.getMultiplier(), builtIn.multiplier()), maxDelay,
				Layers.first(client.getJitter(), defaults.getJitter(), builtIn.jitter()),
				Layers.first(client.getMaxRetries(), defaults.getMaxRetries()),
				Layers.first(client.getMaxElapsed(), defaults.getMaxElapsed()),
				Layers.first(client.getResetAfter(), defaults.getResetAfter(), builtIn.resetAfter()));
	}

	private static Timeouts timeouts(ClientProperties client, ClientProperties defaults, Timeouts builtIn) {
		return new Timeouts(Layers.first(client.getPrepareTimeout(), defaults.getPrepareTimeout(), builtIn.prepare()),
				Layers.first(client.getConnectTimeout(), defaults.getConnectTimeout(), builtIn.connect()),
				Layers.first(client.getOpenTimeout(), defaults.getOpenTimeout(), builtIn.open()),
				Layers.first(client.getCloseTimeout(), defaults.getCloseTimeout(), builtIn.close()),
				Layers.first(client.getPingTimeout(), defaults.getPingTimeout(), builtIn.ping()));
	}

	private static int maxMessageSize(DataSize size) {
		if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidClientSettingsException("max-message-size",
					"is " + size + ", but must be from 1B to " + Integer.MAX_VALUE + "B",
					"Set the size of the largest message to receive, for example 1MB.");
		}
		return (int) size.toBytes();
	}

	private static int readBufferSize(DataSize size) {
		// What does not fit into an int is refused with the rest.
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, size.toBytes()));
	}

	private static DataSize bytes(long bytes) {
		return DataSize.ofBytes(bytes);
	}

	private static OutboundSettings outbound(OutboundProperties client, OutboundProperties defaults,
			OutboundSettings builtIn) {
		return OutboundSettings.builder()
			.capacity(Layers.first(client.getCapacity(), defaults.getCapacity(), builtIn.capacity()))
			.maxBytes(Layers.first(client.getMaxBytes(), defaults.getMaxBytes(), bytes(builtIn.maxBytes())).toBytes())
			.overflow(Layers.first(client.getOverflow(), defaults.getOverflow(), builtIn.overflow()))
			.blockTimeout(Layers.first(client.getBlockTimeout(), defaults.getBlockTimeout(), builtIn.blockTimeout()))
			.timeToLive(
					Layers.first(Layers.first(client.getTimeToLive(), defaults.getTimeToLive()), builtIn.timeToLive()))
			.whileDisconnected(Layers.first(client.getWhileDisconnected(), defaults.getWhileDisconnected(),
					builtIn.whileDisconnected()))
			.sendTimeout(Layers.first(client.getSendTimeout(), defaults.getSendTimeout(), builtIn.sendTimeout()))
			.rate(Layers.first(client.getRate(), defaults.getRate()))
			.delivery(Layers.first(client.getDelivery(), defaults.getDelivery(), builtIn.delivery()))
			.build();
	}

	private static InboundSettings inbound(InboundProperties client, InboundProperties defaults,
			InboundSettings builtIn) {
		return new InboundSettings(Layers.first(client.getCapacity(), defaults.getCapacity(), builtIn.capacity()),
				Layers.first(client.getMaxBytes(), defaults.getMaxBytes(), bytes(builtIn.maxBytes())).toBytes(),
				Layers.first(client.getOverflow(), defaults.getOverflow(), builtIn.overflow()),
				Layers.first(client.getOnClose(), defaults.getOnClose(), builtIn.onClose()),
				Layers.first(client.getDispatch(), defaults.getDispatch(), builtIn.dispatch()));
	}

}
