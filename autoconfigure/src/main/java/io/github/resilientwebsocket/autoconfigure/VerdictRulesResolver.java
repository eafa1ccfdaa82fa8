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
import java.util.function.Function;

import io.github.resilientwebsocket.CodeRanges;
import io.github.resilientwebsocket.InvalidClientSettingsException;
import io.github.resilientwebsocket.VerdictRules;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules out of lists of codes.
 */
final class VerdictRulesResolver {

	private final LayeredProperties layers;

	private final String property;

	private final Function<ClientProperties, VerdictProperties> member;

	VerdictRulesResolver(LayeredProperties layers, String property,
			Function<ClientProperties, VerdictProperties> member) {
		this.layers = layers;
		this.property = property;
		this.member = member;
	}

	VerdictRules resolve() {
		return new VerdictRules(codes("reconnect", VerdictProperties::getReconnect),
				codes("reconnect-slowly", VerdictProperties::getReconnectSlowly),
				codes("stop", VerdictProperties::getStop));
	}

	private CodeRanges codes(String name, Function<VerdictProperties, @Nullable List<String>> list) {
		String key = this.property + "." + name;
		List<String> entries = this.layers.find(key, (client) -> list.apply(this.member.apply(client)));
		try {
			return (entries != null) ? CodeRanges.parse(entries) : CodeRanges.NONE;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidClientSettingsException(key, "is wrong: " + ex.getMessage(),
					"List codes and ranges, for example 4004, 4010-4014.");
		}
	}

}
