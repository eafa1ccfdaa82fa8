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

package io.github.resilientwebsocket.sample.client;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes a line for every transition: from where to where, what happened, what was
 * decided. Any bean can listen so; this is the place for an alert of one's own.
 */
@Component
class TransitionReporter {

	private static final Logger logger = LoggerFactory.getLogger(TransitionReporter.class);

	@EventListener
	void report(ConnectionStateChangedEvent event) {
		logger.info(line(event));
	}

	static String line(ConnectionStateChangedEvent event) {
		return String.format("%s: %-11s -> %-11s  %s%s", event.name(), event.from(), event.to(), event.cause(),
				decision(event));
	}

	private static String decision(ConnectionStateChangedEvent event) {
		if (event.to() == ConnectionState.BACKING_OFF) {
			return "; next attempt in " + Seconds.of(event.nextDelay());
		}
		return (event.to() == ConnectionState.CONNECTING) ? "; attempt " + event.attempt() : "";
	}

}
