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

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CodeRanges;
import io.github.resilientwebsocket.actuate.ResilientWebSocketHealthProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE shows of the properties.
 */
class ConfigurationMetadataTests {

	private static final String PREFIX = "resilient-websocket.";

	private static final String HEALTH = "management.health.resilientwebsocket.";

	private static final String DEFAULTS = PREFIX + "defaults.";

	private final ConversionService conversion = ApplicationConversionService.getSharedInstance();

	private final Map<String, JsonNode> properties = properties();

	static List<String> keys() {
		List<String> keys = new ArrayList<>(List.of("enabled", "keep-jvm-running", "phase", "connects.max-concurrent",
				"connects.per-host", "clients", "observations.enabled", "observations.messages"));
		ClientPropertySamples.KEYS.forEach((key) -> keys.add("defaults." + key));
		keys.replaceAll((key) -> PREFIX + key);
		keys.add(HEALTH + "enabled");
		keys.add(HEALTH + "down-after");
		// What every endpoint has.
		keys.add("management.endpoint.websocketclients.access");
		keys.add("management.endpoint.websocketclients.cache.time-to-live");
		return keys;
	}

	@ParameterizedTest
	@MethodSource("keys")
	void everyKeyIsDescribed(String key) {
		assertThat(this.properties).containsKey(key);
		String description = this.properties.get(key).path("description").asString("");
		assertThat(description).matches("[A-Z].*\\.").doesNotContain("{@", "<").doesNotStartWith("The ");
		if (this.properties.get(key).get("type").asString().equals("java.lang.Boolean")) {
			assertThat(description).startsWith("Whether ");
		}
	}

	@Test
	void thereIsNoOtherKey() {
		assertThat(this.properties.keySet()).containsExactlyInAnyOrderElementsOf(keys());
	}

	@Test
	void defaultsAreThoseOfTheSettings() {
		Map<String, Object> expected = new HashMap<>();
		ClientSettings settings = ClientSettings.builder(URI.create("wss://host")).build();
		collect("", settings, expected);
		this.properties.forEach((name, property) -> {
			if (name.startsWith(DEFAULTS)) {
				Object value = expected.get(name.substring(DEFAULTS.length()));
				assertThat(defaultValue(property, value)).as(name).isEqualTo(value);
			}
		});
		assertThat(expected).containsEntry("backoff.delay", Duration.ofSeconds(1)).hasSizeGreaterThan(17);
	}

	@Test
	void defaultsOfTheRest() {
		ResilientWebSocketProperties defaults = new ResilientWebSocketProperties();
		assertThat(this.properties.get(PREFIX + "enabled").get("defaultValue").asBoolean())
			.isEqualTo(defaults.isEnabled());
		assertThat(this.conversion.convert(this.properties.get(HEALTH + "down-after").get("defaultValue").asString(),
				Duration.class))
			.isEqualTo(new ResilientWebSocketHealthProperties().getDownAfter());
		assertThat(this.properties.get(PREFIX + "phase").get("defaultValue").asInt()).isEqualTo(defaults.getPhase());
		assertThat(this.properties.get(PREFIX + "connects.max-concurrent").get("defaultValue").asInt())
			.isEqualTo(defaults.getConnects().getMaxConcurrent());
		assertThat(this.properties.get(PREFIX + "connects.per-host").get("defaultValue").asInt())
			.isEqualTo(defaults.getConnects().getPerHost());
	}

	private Object defaultValue(JsonNode property, Object expected) {
		JsonNode value = property.get("defaultValue");
		if (value == null) {
			return null;
		}
		Class<?> type = (expected != null) ? expected.getClass() : String.class;
		return this.conversion.convert(value.asString(), type);
	}

	private static void collect(String prefix, Record settings, Map<String, Object> values) {
		for (RecordComponent component : settings.getClass().getRecordComponents()) {
			String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			Object value = read(component, settings);
			if (CodeRanges.NONE.equals(value)) {
				continue;
			}
			if (component.getName().equals("timeouts")) {
				Map<String, Object> timeouts = new HashMap<>();
				collect("", (Record) value, timeouts);
				timeouts.forEach((step, timeout) -> values.put(step + "-timeout", timeout));
			}
			else if (value instanceof Record group) {
				collect(key + ".", group, values);
			}
			else if (List.of("maxMessageSize", "readBufferSize", "maxBytes").contains(component.getName())) {
				values.put(prefix + key, DataSize.ofBytes(((Number) value).longValue()));
			}
			else if (!List.of("uri", "subprotocols", "headers").contains(key)) {
				values.put(prefix + key, value);
			}
		}
	}

	private static Object read(RecordComponent component, Record settings) {
		try {
			return component.getAccessor().invoke(settings);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, JsonNode> properties() {
		Map<String, JsonNode> properties = new TreeMap<>();
		try (InputStream metadata = ResilientWebSocketProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonMapper.builder()
				.build()
				.readTree(metadata)
				.get("properties")
				.forEach((property) -> properties.put(property.get("name").asString(), property));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties;
	}

}
