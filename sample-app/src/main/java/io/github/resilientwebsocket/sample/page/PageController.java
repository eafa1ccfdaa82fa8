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

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import io.github.resilientwebsocket.sample.client.NoteSender;
import io.github.resilientwebsocket.sample.feed.Troublemaker;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What the page asks for: a stream of what happens, and the buttons.
 */
@RestController
@RequestMapping("/api")
class PageController {

	private static final int MANY = 1000;

	private final Viewers viewers;

	private final History history;

	private final ResilientWebSocketClients clients;

	private final Optional<Troublemaker> troublemaker;

	private final Optional<NoteSender> notes;

	PageController(Viewers viewers, History history, ResilientWebSocketClients clients,
			ObjectProvider<Troublemaker> troublemaker, ObjectProvider<NoteSender> notes) {
		this.viewers = viewers;
		this.history = history;
		this.clients = clients;
		this.troublemaker = Optional.ofNullable(troublemaker.getIfAvailable());
		this.notes = Optional.ofNullable(notes.getIfAvailable());
	}

	@GetMapping("/events")
	ResponseEntity<SseEmitter> events(
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.viewers.add(lastId));
	}

	@PostMapping("/troubles/{id}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void makeTrouble(@PathVariable String id) {
		if (!this.troublemaker.orElseThrow(PageController::notFound).request(id)) {
			throw notFound();
		}
	}

	@PostMapping("/automatic")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void setAutomatic(@RequestParam boolean on) {
		this.troublemaker.orElseThrow(PageController::notFound).setAutomatic(on);
	}

	@PostMapping("/clients/{name}/{action}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void act(@PathVariable String name, @PathVariable String action) {
		ResilientWebSocketClient client = this.clients.all()
			.stream()
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow(PageController::notFound);
		switch (action) {
			case "start" -> client.start();
			case "stop" -> stop(client);
			case "reconnect" -> client.reconnect();
			case "send" -> send(client);
			default -> throw notFound();
		}
	}

	private static void stop(ResilientWebSocketClient client) {
		var unused = client.stop();
	}

	private void send(ResilientWebSocketClient client) {
		var unused = this.notes.orElseThrow(PageController::notFound)
			.send(client, MANY)
			.thenAccept((outcome) -> this.history.add("notes", new Sent(client.getName(), outcome.toString())));
	}

	@ExceptionHandler(RejectedExecutionException.class)
	@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
	void reject() {
		// The status says it all.
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/**
	 * Many messages were sent.
	 *
	 * @param client by whom
	 * @param outcome what became of them
	 */
	record Sent(String client, String outcome) {
	}

}
