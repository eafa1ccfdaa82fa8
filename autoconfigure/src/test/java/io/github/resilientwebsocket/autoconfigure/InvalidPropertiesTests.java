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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user reads when a property makes no sense.
 */
class InvalidPropertiesTests {

	private static final String CLIENT = "resilient-websocket.clients.prices.";

	private static final String DEFAULTS = "resilient-websocket.defaults.";

	private static final String URI = CLIENT + "uri=wss://stream.example.com/ws";

	private static final String SECRET = "hunter2";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class))
		.withUserConfiguration(FakeClients.FakeClientsConfiguration.class);

	@Test
	void missingUri() {
		StartupFailure failure = fail(CLIENT + "reconnect=true");
		assertThat(failure.description()).isEqualTo("The property '" + CLIENT + "uri' is missing.");
		assertThat(failure.action())
			.isEqualTo("Set the address of the server, for example wss://stream.example.com/ws.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void blankUri(String uri) {
		StartupFailure failure = fail(CLIENT + "uri=" + uri);
		assertThat(failure.description()).startsWith("The property '" + CLIENT + "uri' is missing.");
	}

	@Test
	void clientWithoutAnyProperty() {
		StartupFailure failure = fail("resilient-websocket.clients.prices=");
		assertThat(failure.description()).startsWith("The property '" + CLIENT + "uri' is missing.");
	}

	@Test
	void clientWithoutAnyKnownProperty() {
		StartupFailure failure = fail(CLIENT + "url=wss://host/?token=" + SECRET);
		assertThat(failure.description()).startsWith("The property '" + CLIENT + "uri' is missing.");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					wss://me:hunter2@host/pa th         | is not a valid URI (illegal character in path at index 24)
					wss://host/?token=hunter2^          | is not a valid URI (illegal character in query at index 25)
					wss://[hunter2                      | is not a valid URI (expected closing bracket for IPv6 address at index 14)
					%hunter2                            | is not a valid URI (malformed escape pair at index 0)
					wss://me:hunter2@my_host/?t=hunter2 | has no valid host
					wss:///?token=hunter2               | has no valid host
					wss://host:0/?token=hunter2         | has the port 0
					wss://host:70000/?token=hunter2     | has the port 70000
					wss://host/#hunter2                 | has a fragment
					https://host/?token=hunter2         | has the scheme 'https'
					host/?token=hunter2                 | has no scheme
					""")
	void uriWhichIsNotOneTellsNoSecret(String uri, String problem) {
		StartupFailure failure = fail(CLIENT + "uri=" + uri);
		assertThat(failure.description()).startsWith("The property '" + CLIENT + "uri' " + problem + ".");
		assertThat(failure.action()).isNotBlank();
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@Test
	void uriWithoutNameOfClientTellsNoSecret() {
		StartupFailure failure = fail("resilient-websocket.clients.uri=wss://host/?token=" + SECRET);
		assertThat(failure.description()).startsWith("The property 'resilient-websocket.clients.uri' "
				+ "has a value where the properties of a client are expected.");
		assertThat(failure.action()).isEqualTo("Put the properties of a client below its name, for example "
				+ "'resilient-websocket.clients.<name>.uri'.");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@Test
	void uriOfDefaults() {
		StartupFailure failure = fail(URI, DEFAULTS + "uri=wss://host/?token=" + SECRET);
		assertThat(failure.description())
			.startsWith("The property 'resilient-websocket.defaults.uri' is set, but has no meaning.");
		assertThat(failure.action())
			.isEqualTo("Set the URI of each client, for example 'resilient-websocket.clients.prices.uri'.");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	static Stream<Arguments> values() {
		return Stream.of(
				Arguments.of("backoff.delay", "-1s", "is -1s, but must not be negative",
						"Use 0 to connect again at once."),
				Arguments.of("backoff.delay", "1m", "is 60s, which is above 'backoff.max-delay' of 30s",
						"Lower 'backoff.delay' or raise 'backoff.max-delay'."),
				Arguments.of("proxy.host", "proxy", "is set without 'proxy.port'",
						"Set the port of the proxy too, for example 3128."),
				Arguments.of("backoff.max-delay", "0", "is 0s, but must be positive",
						"Set the largest delay between two attempts, for example 30s."),
				Arguments.of("backoff.multiplier", "0.5", "is 0.5, but must be at least 1",
						"Use 1 for a constant delay, 2 to double it with every retry."),
				Arguments.of("backoff.multiplier", "NaN", "is NaN, but must be at least 1",
						"Use 1 for a constant delay, 2 to double it with every retry."),
				Arguments.of("backoff.max-retries", "0", "is 0, but must be at least 1",
						"Leave it out to retry without a limit, or set 'reconnect' to false to end after the first loss."),
				Arguments.of("backoff.max-elapsed", "0", "is 0s, but must be positive",
						"Leave it out to retry without a limit."),
				Arguments.of("backoff.reset-after", "-5ms", "is -5ms, but must not be negative",
						"Use 0 to count from zero after every connection that became ready."),
				Arguments.of("prepare-timeout", "0", "is 0s, but must be positive",
						"Set how long the handshake customizers may take, for example 15s."),
				Arguments.of("connect-timeout", "-10s", "is -10s, but must be positive",
						"Set how long connecting may take, for example 10s."),
				Arguments.of("connect-timeout", "4000d", "is 345600000s, which is beyond ten years",
						"Use a shorter time."),
				Arguments.of("open-timeout", "0", "is 0s, but must be positive",
						"Set how long the @OnOpen methods may take, for example 30s."),
				Arguments.of("close-timeout", "0", "is 0s, but must be positive",
						"Set how long to wait for the server's answer to a close, for example 5s."),
				Arguments.of("ping-timeout", "0", "is 0s, but must be positive",
						"Set how long to wait for a pong, for example 10s; to turn pings off, set 'ping-interval' to 0."),
				Arguments.of("ping-interval", "-20s", "is -20s, but must not be negative", "Use 0 to turn pings off."),
				Arguments.of("idle-timeout", "0", "is 0s, but must be positive",
						"Leave it out to wait for data without a limit."),
				Arguments.of("max-age", "0", "is 0s, but must be positive",
						"Leave it out to keep connections without a limit."),
				Arguments.of("max-message-size", "0", "is 0B, but must be from 1B to 2147483647B",
						"Set the size of the largest message to receive, for example 1MB."),
				Arguments.of("max-message-size", "2GB", "is 2147483648B, but must be from 1B to 2147483647B",
						"Set the size of the largest message to receive, for example 1MB."),
				Arguments.of("subprotocols", "hunter2,v2,hunter2", "holds an entry twice",
						"List each sub-protocol once."),
				Arguments.of("subprotocols", "v 1",
						"holds an entry that is empty or has characters which a sub-protocol cannot have",
						"Use letters, digits and hyphens (RFC 6455, section 4.1)."),
				Arguments.of("headers.Upgrade", "hunter2", "belongs to the handshake itself", "Remove it."),
				Arguments.of("headers.sec-websocket-protocol", "v1", "belongs to the handshake itself",
						"Remove it and use 'subprotocols'."),
				Arguments.of("headers.Authorization", "Bearer hunter2\r\nX-Evil: hunter2",
						"has a value with line breaks, other control characters or characters outside ISO-8859-1",
						"Remove or encode them; a line break would let the value add headers of its own."),
				Arguments.of("ssl.bundle", "nope", "is 'nope', but there is no SSL bundle of that name",
						"Configure the bundle under 'spring.ssl.bundle'; there are no SSL bundles yet."),
				Arguments.of("outbound.capacity", "0", "is 0, but must be at least 1",
						"Set how many messages may wait to be sent."),
				Arguments.of("outbound.send-timeout", "0", "is 0s, but must be positive",
						"Set how long the writing of one message may take, for example 10s."),
				Arguments.of("inbound.capacity", "-1", "is -1, but must be at least 1",
						"Set how many received messages may wait for the listeners."),
				Arguments.of("inbound.max-bytes", "0", "is 0, but must be at least 1",
						"Set how much of received messages may wait for the listeners, for example 16MB."),
				Arguments.of("read-buffer-size", "1023B", "is 1023B, but must be from 1KB to 1MB",
						"Use 8KB, 64KB for a flood of messages, or 2KB for thousands of quiet connections."),
				Arguments.of("read-buffer-size", "2MB", "is 2097152B, but must be from 1KB to 1MB",
						"Use 8KB, 64KB for a flood of messages, or 2KB for thousands of quiet connections."));
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueOfClient(String property, String value, String problem, String action) {
		StartupFailure failure = fail(URI, CLIENT + property + "=" + value);
		assertThat(failure.description()).startsWith("The property '" + CLIENT + property + "' " + problem + ".");
		assertThat(failure.action()).isEqualTo(action);
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@MethodSource("values")
	void valueOfDefaults(String property, String value, String problem, String action) {
		StartupFailure failure = fail(URI, DEFAULTS + property + "=" + value);
		assertThat(failure.description()).startsWith(
				"The property '" + DEFAULTS + property + "' " + problem + " (client 'prices' takes it from there).");
		assertThat(failure.action()).isEqualTo(action);
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@CsvSource({ "host, http://hunter2@proxy, is not the name or the address of a host", "port, 0, is 0",
			"username, hunter2:, has a colon or control characters", "username, '', " })
	void proxyThatCannotBeOne(String property, String value, String problem) {
		List<String> properties = new ArrayList<>(List.of(URI, CLIENT + "proxy.host=proxy", CLIENT + "proxy.port=3128",
				CLIENT + "proxy.username=me", CLIENT + "proxy.password=" + SECRET));
		properties.add(CLIENT + "proxy." + property + "=" + value);
		StartupFailure failure = fail(properties.toArray(String[]::new));
		assertThat(failure.description())
			.startsWith((problem != null) ? "The property '" + CLIENT + "proxy." + property + "' " + problem + "."
					: "The property '" + CLIENT + "proxy.password' is set without 'proxy.username'.");
		assertThat(failure.action()).isNotBlank();
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "port=3128", "username=me", "password=" + SECRET })
	void partOfAProxyWithoutItsHost(String member) {
		StartupFailure failure = fail(URI, CLIENT + "proxy." + member);
		assertThat(failure.description()).contains("is set without 'proxy.host'");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@Test
	void valueThatOnlyTheDefaultsOfTheLibraryMakeWrong() {
		StartupFailure failure = fail(URI, CLIENT + "backoff.delay=1m");
		assertThat(failure.description()).startsWith(
				"The property '" + CLIENT + "backoff.delay' " + "is 60s, which is above 'backoff.max-delay' of 30s.");
		assertThat(failure.action()).isEqualTo("Lower 'backoff.delay' or raise 'backoff.max-delay'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { CLIENT, DEFAULTS })
	void nameOfHeader(String prefix) {
		StartupFailure failure = fail(URI, CLIENT + "headers.X-Good=1", prefix + "headers[hunter2{]=1");
		assertThat(failure.description()).startsWith("The property '" + prefix + "headers' "
				+ "holds a name that is empty or has characters which the name of a header cannot have");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@Test
	void unknownBundleTellsTheKnownOnes() {
		StartupFailure failure = fail(URI, CLIENT + "ssl.bundle=nope",
				"spring.ssl.bundle.pem.feed.truststore.certificate=classpath:none.pem",
				"spring.ssl.bundle.jks.devices.truststore.location=classpath:none.jks");
		assertThat(failure.action()).isEqualTo("Use one of the configured SSL bundles (devices, feed) or configure a "
				+ "new one under 'spring.ssl.bundle'.");
	}

	@Test
	void bundleWithoutTls() {
		StartupFailure failure = fail(CLIENT + "uri=ws://localhost/ws", CLIENT + "ssl.bundle=any");
		assertThat(failure.description()).startsWith("The property '" + CLIENT + "ssl.bundle' "
				+ "is set, but the URI of the client has the scheme 'ws', which is not encrypted.");
		assertThat(failure.action()).isEqualTo("Use a wss:// URI or remove the bundle.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "my feed", "a/b", "...", "é" })
	void nameOfClient(String name) {
		StartupFailure failure = fail("resilient-websocket.clients[" + name + "].uri=wss://host");
		assertThat(failure.description()).isEqualTo(
				"The property 'resilient-websocket.clients[" + name + "]' has a name that a client cannot have.");
		assertThat(failure.action()).isEqualTo("Use letters, digits, '-', '_' and '.' for the name of a client.");
	}

	@Test
	void clientWithDotsInItsName() {
		StartupFailure failure = fail("resilient-websocket.clients[eu.prices].uri=http://host");
		assertThat(failure.description())
			.startsWith("The property 'resilient-websocket.clients[eu.prices].uri' has the scheme 'http'.");
	}

	@ParameterizedTest
	@CsvSource({ "price-feed, priceFeed", "price-feed, pricefeed" })
	void namesThatAreTooSimilar(String first, String second) {
		StartupFailure failure = fail("resilient-websocket.clients." + first + ".uri=wss://first",
				"resilient-websocket.clients." + second + ".uri=wss://second");
		assertThat(failure.description()).contains(first, second, "is too similar to");
		assertThat(failure.action()).startsWith("Rename one of the two clients");
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-concurrent", "per-host" })
	void limitsOnConnects(String property) {
		StartupFailure failure = fail("resilient-websocket.connects." + property + "=0");
		assertThat(failure.description())
			.startsWith("The property 'resilient-websocket.connects." + property + "' is 0, but must be at least 1.");
		assertThat(failure.action()).isEqualTo("Set how many attempts to connect may be under way at the same time.");
	}

	@ParameterizedTest
	@CsvSource({ "connect-timeout, soon", "max-message-size, big", "backoff.jitter, some",
			"outbound.while-disconnected, wait", "reconnect, perhaps", "backoff.max-retries, many" })
	void valueThatCannotBeConverted(String property, String value) {
		StartupFailure failure = fail(URI, CLIENT + property + "=" + value);
		assertThat(failure.description()).contains("Property: " + CLIENT + property)
			.contains("Value: \"" + value + "\"");
		assertThat(failure.action()).startsWith("Update your application's configuration");
	}

	@ParameterizedTest
	@ValueSource(strings = { CLIENT + "headers", DEFAULTS + "headers", "resilient-websocket.clients",
			"resilient-websocket.clients[0]", "resilient-websocket.clients.prices", "resilient-websocket.defaults" })
	void valueWherePropertiesAreExpectedTellsNoSecret(String property) {
		StartupFailure failure = fail(property + "=Authorization: hunter2");
		assertThat(failure.description())
			.startsWith("The property '" + property.replace("[0]", ".0") + "' has a value where ");
		assertThat(failure.action()).startsWith("Put ");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { CLIENT + "headers", DEFAULTS + "headers" })
	void nothingWherePropertiesAreExpected(String property) {
		this.runner.withPropertyValues(URI, property + "=").run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[0]", ".Authorization.x", ".Authorization[0].x" })
	void headersThatAreNoneTellNoSecret(String key) {
		StartupFailure failure = fail(CLIENT + "uri=wss://host:0", CLIENT + "headers" + key + "=hunter2");
		assertThat(failure.everything()).doesNotContain(SECRET);
	}

	@Test
	void originIsTold() {
		StartupFailure failure = fail(URI, CLIENT + "connect-timeout=0");
		assertThat(failure.description()).containsPattern("\\R\\R    Origin: .*connect-timeout.*");
	}

	private StartupFailure fail(String... properties) {
		return StartupFailure.of(this.runner.withPropertyValues(properties));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			outbound.max-bytes      | 0B  | Set how many bytes may wait to be sent
			outbound.block-timeout  | 0s  | Set how long a caller may wait for room
			outbound.time-to-live   | -1s | Set how long a message may wait to be sent
			outbound.rate           | 0   | Set how many messages a second the server allows, or leave it out
			""")
	void limitsOfSending(String property, String value, String action) {
		StartupFailure failure = fail(URI, CLIENT + property + "=" + value);
		assertThat(failure.description()).contains("'" + CLIENT + property + "'");
		assertThat(failure.action()).startsWith(action);
	}

	@Test
	void receiptsWithoutPings() {
		StartupFailure failure = fail(URI, CLIENT + "outbound.delivery=at-least-once", CLIENT + "ping-interval=0");
		assertThat(failure.description()).contains("'" + CLIENT + "outbound.delivery'", "'ping-interval'");
		assertThat(failure.action()).contains("set a 'ping-interval'");
	}

	@Test
	void atLeastOnceWithoutWaiting() {
		StartupFailure failure = fail(URI, CLIENT + "outbound.delivery=at-least-once",
				DEFAULTS + "outbound.while-disconnected=fail");
		assertThat(failure.description()).contains("'" + DEFAULTS + "outbound.while-disconnected'");
	}

}
