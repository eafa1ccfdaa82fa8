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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

/**
 * Two values for each key below {@code defaults} and each client, neither its default.
 */
final class ClientPropertySamples {

	private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
			Map.entry("auto-startup", List.of("false", "true")), Map.entry("reconnect", List.of("false", "true")),
			Map.entry("backoff.delay", List.of("2s", "3s")), Map.entry("backoff.multiplier", List.of("1", "1.5")),
			Map.entry("backoff.max-delay", List.of("40s", "50s")),
			Map.entry("backoff.jitter", List.of("none", "equal")), Map.entry("backoff.max-retries", List.of("5", "6")),
			Map.entry("backoff.max-elapsed", List.of("1h", "2h")), Map.entry("backoff.reset-after", List.of("0", "1m")),
			Map.entry("prepare-timeout", List.of("1s", "2s")), Map.entry("connect-timeout", List.of("1s", "2s")),
			Map.entry("open-timeout", List.of("1s", "2s")), Map.entry("close-timeout", List.of("1s", "2s")),
			Map.entry("ping-timeout", List.of("1s", "2s")), Map.entry("ping-interval", List.of("0", "5s")),
			Map.entry("idle-timeout", List.of("1m", "2m")), Map.entry("max-age", List.of("1h", "23h")),
			Map.entry("max-message-size", List.of("64KB", "2147483647B")),
			Map.entry("subprotocols", List.of("v1,v2", "v3")), Map.entry("headers", List.of("one", "two")),
			Map.entry("compression", List.of("true", "false")), Map.entry("ssl.bundle", List.of("feed", "devices")),
			Map.entry("proxy.host", List.of("proxy.example.com", "10.0.0.1")),
			Map.entry("proxy.port", List.of("3128", "8080")), Map.entry("proxy.username", List.of("one", "two")),
			Map.entry("proxy.password", List.of("pass", "word")), Map.entry("outbound.capacity", List.of("1", "2")),
			Map.entry("outbound.while-disconnected", List.of("fail", "queue")),
			Map.entry("outbound.max-bytes", List.of("1MB", "2MB")),
			Map.entry("outbound.overflow", List.of("block", "drop-oldest")),
			Map.entry("outbound.block-timeout", List.of("1s", "2s")),
			Map.entry("outbound.time-to-live", List.of("1s", "2s")), Map.entry("outbound.rate", List.of("5", "100")),
			Map.entry("outbound.delivery", List.of("at-least-once", "at-most-once")),
			Map.entry("close-codes.reconnect", List.of("1008", "1003,1009")),
			Map.entry("close-codes.reconnect-slowly", List.of("1013", "4000-4003,4010")),
			Map.entry("close-codes.stop", List.of("4004", "4010-4014")),
			Map.entry("handshake-statuses.reconnect", List.of("404", "400,401")),
			Map.entry("handshake-statuses.reconnect-slowly", List.of("503", "500-599")),
			Map.entry("handshake-statuses.stop", List.of("410", "403,451")),
			Map.entry("outbound.send-timeout", List.of("1s", "2s")), Map.entry("inbound.capacity", List.of("1", "2")),
			Map.entry("inbound.max-bytes", List.of("1B", "64KB")),
			Map.entry("inbound.overflow", List.of("drop-oldest", "drop-newest")),
			Map.entry("inbound.on-close", List.of("discard", "drain")),
			Map.entry("inbound.dispatch", List.of("inline", "queued")),
			Map.entry("read-buffer-size", List.of("2KB", "64KB")));

	static final List<String> KEYS = SAMPLES.keySet().stream().sorted().toList();

	private ClientPropertySamples() {
	}

	static Stream<Arguments> all() {
		return KEYS.stream().map((key) -> Arguments.of(key, SAMPLES.get(key).get(0), SAMPLES.get(key).get(1)));
	}

}
