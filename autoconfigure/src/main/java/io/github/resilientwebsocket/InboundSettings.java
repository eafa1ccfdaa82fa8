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

package io.github.resilientwebsocket;

/**
 * How received messages get to the listeners.
 *
 * @param capacity how many messages may wait for the listeners before reading is
 * suspended, so that TCP pushes back on the server
 * @since 0.1.0
 */
public record InboundSettings(int capacity) {

	/**
	 * The settings that hold if nothing else is configured.
	 */
	public static final InboundSettings DEFAULT = new InboundSettings(1024);

	/**
	 * Check the settings.
	 * @throws InvalidClientSettingsException if a value makes no sense
	 */
	public InboundSettings {
		Check.positive("inbound.capacity", capacity, "Set how many received messages may wait for the listeners.");
	}

}
