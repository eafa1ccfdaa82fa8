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

package io.github.resilientwebsocket.sample.page;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Somebody who has the page open: is told the history from a certain entry on. Has a
 * thread of its own, because one who reads slowly must not make others wait.
 */
class Viewer implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Viewer.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final SseEmitter emitter = new SseEmitter(0L);

	private final History history;

	private final Greeting greeting;

	private long seen;

	private volatile boolean gone;

	/**
	 * Create a viewer.
	 * @param history what to tell
	 * @param greeting what to tell first
	 * @param seen the last entry that it has seen already
	 */
	Viewer(History history, Greeting greeting, long seen) {
		this.history = history;
		this.greeting = greeting;
		this.seen = seen;
		this.emitter.onCompletion(() -> this.gone = true);
		this.emitter.onError((ex) -> this.gone = true);
	}

	SseEmitter getEmitter() {
		return this.emitter;
	}

	@Override
	public void run() {
		try {
			this.emitter.send(SseEmitter.event()
				.name("greeting")
				.reconnectTime(1000)
				.data(this.greeting, MediaType.APPLICATION_JSON));
			while (!this.gone) {
				tell(this.history.after(this.seen, PATIENCE));
			}
		}
		catch (IOException | IllegalStateException ex) {
			// The page was closed; the container ends the request.
			logger.debug("a viewer has gone", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.emitter.complete();
		}
	}

	private void tell(List<Entry> entries) throws IOException {
		if (entries.isEmpty()) {
			// Finds out whether somebody is still there.
			this.emitter.send(SseEmitter.event().comment("still here"));
			return;
		}
		this.seen = entries.get(entries.size() - 1).id();
		this.emitter.send(SseEmitter.event()
			.name("entries")
			.id(this.greeting.run() + "-" + this.seen)
			.data(entries, MediaType.APPLICATION_JSON));
	}

}
