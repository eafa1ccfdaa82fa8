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

import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Refuses a value that stands where other properties are expected: a URI without the name
 * of its client, a header without its name. Without this, the application learns that
 * there is no converter for it, and the value is printed with whatever secret it holds.
 */
final class MisplacedValues {

	private static final Bindable<String> VALUE = Bindable.of(String.class);

	private static final Bindable<Map<String, Object>> MAP = Bindable.mapOf(String.class, Object.class);

	private final Binder binder;

	MisplacedValues(Binder binder) {
		this.binder = binder;
	}

	/**
	 * Refuse them.
	 * @throws InvalidClientPropertyException if there is one
	 */
	void refuse() {
		String remedy = "Put the properties of a client below its name, for example '" + PropertyNames.CLIENTS
				+ ".<name>.uri'.";
		refuse(PropertyNames.CLIENTS, this.binder.bind(PropertyNames.CLIENTS, VALUE).orElse(""), "clients", remedy);
		this.binder.bind(PropertyNames.CLIENTS, MAP).ifBound((clients) -> clients.forEach((key, client) -> {
			refuse(PropertyNames.client(key), client, "the properties of a client", remedy);
			refuseHeaders(PropertyNames.client(key), client);
		}));
		refuse(PropertyNames.DEFAULTS, this.binder.bind(PropertyNames.DEFAULTS, VALUE).orElse(""),
				"the properties of clients", "Put each of them below it.");
		this.binder.bind(PropertyNames.DEFAULTS, MAP)
			.ifBound((defaults) -> refuseHeaders(PropertyNames.DEFAULTS, defaults));
	}

	private static void refuseHeaders(String prefix, Object properties) {
		Object headers = (properties instanceof Map<?, ?> map) ? map.get("headers") : null;
		if (headers != null) {
			refuse(prefix + ".headers", headers, "headers",
					"Put the value of each header below its name, for example '" + prefix + ".headers.Authorization'.");
		}
	}

	private static void refuse(String property, Object value, String expected, String remedy) {
		if (!(value instanceof Map) && !"".equals(value)) {
			throw new InvalidClientPropertyException(property, "has a value where " + expected + " are expected",
					remedy);
		}
	}

}
