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

import java.net.URI;

import io.github.resilientwebsocket.ResilientWebSocketClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the page of a sample that is faster than a person could be.
 */
@ExtendWith(ChromiumCondition.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "sample.cable.port=0",
		"sample.feed.tick-interval=50ms", "sample.trouble.automatic=false", "sample.trouble.pause=300ms",
		"sample.trouble.lasting=300ms", "sample.trouble.refusal=1s", "sample.trouble.rejection=700ms",
		"sample.trouble.freeze=2s", "sample.trouble.flood=3000", "sample.notes.interval=200ms",
		"resilient-websocket.defaults.backoff.delay=100ms", "resilient-websocket.clients.feed.backoff.max-delay=400ms",
		"resilient-websocket.clients.feed.backoff.reset-after=200ms",
		"resilient-websocket.clients.feed.ping-interval=300ms", "resilient-websocket.clients.feed.ping-timeout=700ms",
		"resilient-websocket.clients.feed.close-timeout=500ms" })
@DirtiesContext
abstract class AbstractBrowserTests {

	static Browser browser;

	@LocalServerPort
	private int port;

	@Value("${sample.cable.uri}")
	URI feed;

	@Autowired
	ResilientWebSocketClients clients;

	@BeforeAll
	static void start() {
		browser = new Browser();
	}

	@AfterAll
	static void quit() {
		browser.quit();
	}

	@BeforeEach
	void open() {
		browser.resize(1280, 1000);
		browser.prefer("prefers-color-scheme", "light");
		browser.open("http://localhost:" + this.port + "/");
		browser.await(() -> assertThat(browser.findAll("[data-client]")).hasSize(2));
		browser.awaitState("feed", "READY");
	}

	@AfterEach
	void nothingWentWrong() {
		assertThat(browser.complaints()).isEmpty();
	}

}
