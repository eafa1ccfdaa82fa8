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

package io.github.resilientwebsocket.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.catalina.util.ServerInfo;

import org.springframework.boot.SpringBootVersion;

/**
 * The client whose {@code run_forever(reconnect=...)} gave the idea, and the one of this
 * project, before the same server.
 *
 * @param theirs what the one did
 * @param ours what the other did
 */
record SideBySideComparison(Map<Scenario, Outcome> theirs, Map<Scenario, Outcome> ours) {

	private static final String BEGIN = "<!-- begin of the output -->\n";

	private static final String END = "<!-- end of the output -->\n";

	/**
	 * Run all at once, as each has a server of its own and most of it is waiting.
	 */
	static SideBySideComparison run() {
		ExecutorService executor = Executors.newCachedThreadPool();
		try {
			Map<Scenario, CompletableFuture<Outcome>> theirs = run(WebsocketClientContestant::start, executor);
			Map<Scenario, CompletableFuture<Outcome>> ours = run(ResilientContestant::start, executor);
			return new SideBySideComparison(join(theirs), join(ours));
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Map<Scenario, CompletableFuture<Outcome>> run(Contestant.Factory factory, ExecutorService executor) {
		Map<Scenario, CompletableFuture<Outcome>> outcomes = new EnumMap<>(Scenario.class);
		for (Scenario scenario : Scenario.values()) {
			outcomes.put(scenario, CompletableFuture.supplyAsync(() -> scenario.run(factory), executor));
		}
		return outcomes;
	}

	private static Map<Scenario, Outcome> join(Map<Scenario, CompletableFuture<Outcome>> outcomes) {
		Map<Scenario, Outcome> joined = new EnumMap<>(Scenario.class);
		outcomes.forEach((scenario, outcome) -> joined.put(scenario, outcome.join()));
		return joined;
	}

	String toMarkdown() {
		StringBuilder text = new StringBuilder("%s, Java %s, Spring Boot %s, Tomcat %s\n\n".formatted(LocalDate.now(),
				Runtime.version(), SpringBootVersion.getVersion(), ServerInfo.getServerNumber()));
		text.append("| The server or the user | websocket-client %s | Resilient WebSocket |\n| --- | --- | --- |\n"
			.formatted(WebsocketClientContestant.version()));
		for (Scenario scenario : Scenario.values()) {
			text.append("| %s | %s | %s |\n".formatted(scenario.title(), scenario.describe(this.theirs.get(scenario)),
					scenario.describe(this.ours.get(scenario))));
		}
		return text.toString();
	}

	/**
	 * Replace the output in a document.
	 */
	void writeTo(Path document) {
		try {
			String text = Files.readString(document);
			List<String> around = List.of(text.substring(0, text.indexOf(BEGIN) + BEGIN.length()),
					text.substring(text.indexOf(END)));
			Files.writeString(document, String.join(toMarkdown(), around));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
