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

package io.github.resilientwebsocket.actuate;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the observations of the clients.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("resilient-websocket.observations")
public class ResilientWebSocketObservationProperties {

	/**
	 * Whether to observe handshakes, and to send the context of the trace with them, if
	 * the application has observations.
	 */
	private boolean enabled = true;

	/**
	 * Whether to observe each message and each call of a listener too, which costs more
	 * than the message itself.
	 */
	private boolean messages;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isMessages() {
		return this.messages;
	}

	public void setMessages(boolean messages) {
		this.messages = messages;
	}

}
