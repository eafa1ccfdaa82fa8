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

package io.github.resilientwebsocket.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A block of properties, read as Spring Boot reads it.
 */
final class PropertyBlock {

	private static final String CLIENTS = "resilient-websocket.clients.";

	private final List<PropertySource<?>> sources;

	private PropertyBlock(List<PropertySource<?>> sources) {
		this.sources = sources;
	}

	static boolean isOne(CodeBlock block) {
		return block.language().equals("yaml") || block.language().equals("properties");
	}

	static PropertyBlock of(CodeBlock block) {
		PropertySourceLoader loader = block.language().equals("yaml") ? new YamlPropertySourceLoader()
				: new PropertiesPropertySourceLoader();
		try {
			Resource resource = new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8));
			return new PropertyBlock(loader.load(block.toString(), resource));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<PropertySource<?>> sources() {
		return this.sources;
	}

	TreeSet<String> names() {
		TreeSet<String> names = new TreeSet<>();
		for (PropertySource<?> source : this.sources) {
			names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
		}
		return names;
	}

	/**
	 * Return the URIs that the block leaves out.
	 * @return URIs by the names of properties
	 */
	Map<String, Object> missingUris() {
		Map<String, Object> missing = new TreeMap<>();
		TreeSet<String> names = names();
		for (String name : names) {
			if (name.startsWith(CLIENTS)) {
				String client = name.substring(CLIENTS.length()).split("\\.")[0];
				String uri = CLIENTS + client + ".uri";
				if (!names.contains(uri)) {
					missing.put(uri, "wss://stream.example.com/ws");
				}
			}
		}
		return missing;
	}

}
