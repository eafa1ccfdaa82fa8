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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ProxySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the properties of a client and the defaults become settings.
 */
class ClientSettingsResolverTests {

	private static final String URI_OF_CLIENT = "wss://stream.example.com/ws?token=a%20b";

	private static final ClientSettings BUILT_IN = ClientSettings.builder(URI.create(URI_OF_CLIENT)).build();

	@Test
	void nothingButTheUri() {
		assertThat(resolve(Map.of(), Map.of())).isEqualTo(BUILT_IN);
	}

	@Test
	void samplesAreComplete() {
		List<String> keys = new ArrayList<>();
		collect("", ClientProperties.class, keys);
		assertThat(keys).containsAll(ClientPropertySamples.KEYS).hasSize(ClientPropertySamples.KEYS.size() + 1);
	}

	@ParameterizedTest
	@MethodSource("io.github.resilientwebsocket.autoconfigure.ClientPropertySamples#all")
	void clientOverridesDefaults(String key, String first, String second) {
		String property = key.equals("headers") ? "headers.X-Any" : key;
		ClientSettings one = resolve(Map.of(), Map.of(property, first));
		ClientSettings two = resolve(Map.of(), Map.of(property, second));
		assertThat(one).isNotEqualTo(BUILT_IN).isNotEqualTo(two);
		assertThat(resolve(Map.of(property, first), Map.of())).isEqualTo(one);
		assertThat(resolve(Map.of(property, first), Map.of(property, second))).isEqualTo(two);
		assertThat(resolve(Map.of(property, second), Map.of(property, first))).isEqualTo(one);
	}

	@Test
	void membersOfOneGroupComeFromBothLayers() {
		ClientSettings settings = resolve(Map.of("backoff.delay", "2s", "backoff.multiplier", "3"),
				Map.of("backoff.multiplier", "4", "backoff.max-retries", "7"));
		assertThat(settings.backoff()).isEqualTo(
				resolve(Map.of(), Map.of("backoff.delay", "2s", "backoff.multiplier", "4", "backoff.max-retries", "7"))
					.backoff());
	}

	@Test
	void headersAreMergedByNameWhateverItsCase() {
		ClientSettings settings = resolve(Map.of("headers.X-Common", "common", "headers.AUTHORIZATION", "common"),
				Map.of("headers.Authorization", "own", "headers.X-Own", "own"));
		HttpHeaders expected = new HttpHeaders();
		expected.set("X-Common", "common");
		expected.set("authorization", "own");
		expected.set("X-Own", "own");
		assertThat(settings.headers()).isEqualTo(expected);
	}

	@Test
	void subprotocolsAreReplaced() {
		ClientSettings settings = resolve(Map.of("subprotocols", "v1,v2"), Map.of("subprotocols", "v2,v3"));
		assertThat(settings.subprotocols()).containsExactly("v2", "v3");
	}

	@ParameterizedTest
	@CsvSource({ "wss://host, ''", "ws://host," })
	void bundleOfTheDefaultsDoesNotHoldForEveryClient(String uri, String bundle) {
		Map<String, String> client = new HashMap<>(Map.of("uri", uri));
		if (bundle != null) {
			client.put("ssl.bundle", bundle);
		}
		assertThat(resolve(Map.of("ssl.bundle", "feed"), client).sslBundle()).isNull();
	}

	@Test
	void proxyOfTheDefaultsDoesNotHoldForEveryClient() {
		Map<String, String> defaults = Map.of("proxy.host", "proxy", "proxy.port", "3128", "proxy.username", "me",
				"proxy.password", "secret");
		assertThat(resolve(defaults, Map.of()).proxy()).isEqualTo(new ProxySettings("proxy", 3128, "me", "secret"));
		assertThat(resolve(defaults, Map.of("proxy.host", "")).proxy()).isNull();
	}

	@Test
	void uriIsTakenAsItIs() {
		assertThat(resolve(Map.of(), Map.of()).uri()).hasToString(URI_OF_CLIENT);
	}

	private static ClientSettings resolve(Map<String, String> defaults, Map<String, String> client) {
		Map<String, String> withUri = new HashMap<>(client);
		withUri.putIfAbsent("uri", URI_OF_CLIENT);
		return new ClientSettingsResolver(bind(withRestOfProxy(defaults, client)), List.of("feed", "devices"))
			.resolve("prices", bind(withUri));
	}

	// There is no half of a proxy.
	private static Map<String, String> withRestOfProxy(Map<String, String> defaults, Map<String, String> client) {
		Map<String, String> all = new HashMap<>(defaults);
		if (Stream.concat(defaults.keySet().stream(), client.keySet().stream())
			.anyMatch((key) -> key.startsWith("proxy."))) {
			Map.of("proxy.host", "proxy", "proxy.port", "1", "proxy.username", "me").forEach(all::putIfAbsent);
		}
		return all;
	}

	private static ClientProperties bind(Map<String, String> properties) {
		Map<String, String> prefixed = new HashMap<>();
		properties.forEach((key, value) -> prefixed.put("test." + key, value));
		return new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate("test",
				Bindable.of(ClientProperties.class));
	}

	private static void collect(String prefix, Class<?> type, List<String> keys) {
		for (var property : BeanUtils.getPropertyDescriptors(type)) {
			Class<?> propertyType = property.getPropertyType();
			String key = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			if (propertyType.getPackage() == ClientProperties.class.getPackage()) {
				collect(key + ".", propertyType, keys);
			}
			else if (propertyType != Class.class) {
				keys.add(key);
			}
		}
	}

	@Test
	void theFirstDelayIsNeverAboveALargestDelayThatWasSetAlone() {
		ClientProperties client = new ClientProperties();
		client.setUri("ws://host");
		client.getBackoff().setMaxDelay(Duration.ofMillis(200));
		ClientSettings settings = new ClientSettingsResolver(new ClientProperties(), List.of()).resolve("prices",
				client);
		assertThat(settings.backoff().delay()).hasMillis(200);
	}

}
