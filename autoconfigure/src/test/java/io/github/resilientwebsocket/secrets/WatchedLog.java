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

package io.github.resilientwebsocket.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Reads along what is logged, with the library at DEBUG. The console is spared that.
 */
final class WatchedLog extends AppenderBase<ILoggingEvent> {

	static final String LIBRARY = "io.github.resilientwebsocket";

	private static final String CONSOLE = "logging.threshold.console";

	private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final SecretWatch watch;

	WatchedLog(SecretWatch watch) {
		this.watch = watch;
	}

	/**
	 * Begin to read, again after every start of an application, which resets the logging.
	 */
	void install() {
		System.setProperty(CONSOLE, "info");
		start();
		this.logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
		this.logging.getLogger(LIBRARY).setLevel(Level.DEBUG);
	}

	void uninstall() {
		this.logging.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
		this.logging.getLogger(LIBRARY).setLevel(null);
		stop();
		System.clearProperty(CONSOLE);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String where = event.getLevel() + " of the log " + event.getLoggerName();
		this.watch.look(where, event.getFormattedMessage());
		if (event.getThrowableProxy() != null) {
			this.watch.look(where, ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
	}

}
