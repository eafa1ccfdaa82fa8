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

import io.github.resilientwebsocket.CodeRanges;
import io.github.resilientwebsocket.InvalidClientSettingsException;
import io.github.resilientwebsocket.VerdictRules;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules out of lists of codes.
 */
final class VerdictRulesResolver {

	private final String property;

	private final VerdictProperties client;

	private final VerdictProperties defaults;

	VerdictRulesResolver(String property, VerdictProperties client, VerdictProperties defaults) {
		this.property = property;
		this.client = client;
		this.defaults = defaults;
	}

	VerdictRules resolve() {
		return new VerdictRules(
				codes("reconnect", Layers.first(this.client.getReconnect(), this.defaults.getReconnect())),
				codes("reconnect-slowly",
						Layers.first(this.client.getReconnectSlowly(), this.defaults.getReconnectSlowly())),
				codes("stop", Layers.first(this.client.getStop(), this.defaults.getStop())));
	}

	private CodeRanges codes(String name, @Nullable List<String> entries) {
		try {
			return (entries != null) ? CodeRanges.parse(entries) : CodeRanges.NONE;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidClientSettingsException(this.property + "." + name, "is wrong: " + ex.getMessage(),
					"List codes and ranges, for example 4004, 4010-4014.");
		}
	}

}
