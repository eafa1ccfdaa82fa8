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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/properties.md} equal to the metadata of the properties. With
 * {@code -Ddocs.update=true} it writes the page instead.
 */
class PropertiesDocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "properties.md");

	private static final String DEFAULTS = "resilient-websocket.defaults.";

	@Test
	void thePageSaysWhatTheMetadataSays() throws IOException {
		String page = page();
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).hasContent(page);
	}

	private static String page() throws IOException {
		StringBuilder page = new StringBuilder("""
				# Properties

				Written from the metadata of the properties by `PropertiesDocumentationTests`.

				## Application

				| property | default | meaning |
				|---|---|---|
				""");
		List<JsonNode> properties = properties();
		properties.stream()
			.filter((property) -> !name(property).startsWith(DEFAULTS))
			.forEach((property) -> row(page, property, ""));
		page.append(
				"""

						## Clients

						Each of these is set for one client below `resilient-websocket.clients.<name>`, or for all clients below
						`resilient-websocket.defaults` (but for `uri`). What a client sets wins. Durations are written like `500ms`, `10s`
						or `1m`, sizes like `64KB` or `1MB`.

						| property | default | meaning |
						|---|---|---|
						| `uri` | required | Address to connect to, `ws` or `wss`. |
						""");
		properties.stream()
			.filter((property) -> name(property).startsWith(DEFAULTS))
			.forEach((property) -> row(page, property, DEFAULTS));
		return page.toString();
	}

	private static void row(StringBuilder page, JsonNode property, String prefix) {
		JsonNode value = property.get("defaultValue");
		page.append("| `%s` | %s | %s%s |%n".formatted(name(property).substring(prefix.length()),
				(value != null) ? "`" + value.asString() + "`" : "", property.get("description").asString(),
				values(property.get("type").asString())));
	}

	/** What a property of ours can be, if that is not a matter of taste. */
	private static String values(String type) {
		if (!type.startsWith("io.github.resilientwebsocket.")) {
			return "";
		}
		Object[] constants = ClassUtils.resolveClassName(type, null).getEnumConstants();
		return Arrays.stream(constants)
			.map((constant) -> "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", ", " One of ", "."));
	}

	private static String name(JsonNode property) {
		return property.get("name").asString();
	}

	private static List<JsonNode> properties() throws IOException {
		try (InputStream metadata = PropertiesDocumentationTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared()
				.readTree(metadata)
				.get("properties")
				.valueStream()
				.filter((property) -> !name(property).startsWith("resilient-websocket.clients"))
				.sorted(Comparator.comparing(PropertiesDocumentationTests::name))
				.toList();
		}
	}

}
