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

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Silences the WARN with a stack trace that Tomcat's client writes for every connection
 * that the peer resets: it then tries to send a close frame. The client tells of the loss
 * itself, in one line.
 * <p>
 * Not by a property {@code logging.level}: where that would be the only one, the start
 * would wait for what converts its value.
 */
final class QuietResets {

	static final String LOGGER = "org.apache.tomcat.websocket.WsRemoteEndpointImplClient";

	private QuietResets() {
	}

	/**
	 * Silence it, unless the application has set the level of this logger itself.
	 * @param loggingSystem the logging system of the application
	 */
	static void apply(LoggingSystem loggingSystem) {
		try {
			LoggerConfiguration logger = loggingSystem.getLoggerConfiguration(LOGGER);
			if (logger == null || logger.getConfiguredLevel() == null) {
				loggingSystem.setLogLevel(LOGGER, LogLevel.ERROR);
			}
		}
		catch (UnsupportedOperationException ex) {
			// This logging system leaves levels to its own configuration.
		}
	}

}
