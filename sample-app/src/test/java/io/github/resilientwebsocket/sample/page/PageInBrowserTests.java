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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.ResilientWebSocketClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presses every button of the page and looks whether the client comes back, faster than a
 * person could.
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
class PageInBrowserTests {

	/** Without a name, beyond the edge of a phone, or too small for a finger. */
	private static final String AWKWARD_BUTTONS = """
			return [...document.querySelectorAll('button')]
				.filter((it) => it.checkVisibility())
				.map((it) => ({ name: it.textContent.trim(), box: it.getBoundingClientRect() }))
				.filter(({ name, box }) => !name || box.left < 0 || box.right > 360 || box.height < 44)
				.map(({ name }) => name);
			""";

	private static final String PICTURES_IN_TWO_SECONDS = """
			return new Promise((resolve) => {
				let pictures = 0;
				new MutationObserver(() => pictures++).observe(document.querySelector('#timeline-feed'), { childList: true });
				setTimeout(() => resolve(pictures), 2000);
			});
			""";

	private static Browser browser;

	private final int port;

	private final URI feed;

	private final ResilientWebSocketClients clients;

	PageInBrowserTests(@LocalServerPort int port, @Value("${sample.cable.uri}") URI feed,
			@Autowired ResilientWebSocketClients clients) {
		this.port = port;
		this.feed = feed;
		this.clients = clients;
	}

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

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			close-1001 | feed: lost: REMOTE 1001
			close-1008 | feed: lost: REMOTE 1008
			close-1011 | feed: lost: REMOTE 1011
			close-1012 | feed: lost: REMOTE 1012
			close-4000 | feed: lost: REMOTE 4000 as agreed
			close-none | feed: lost: REMOTE 1005
			close-1000 | feed: lost: REMOTE 1000
			drop       | feed: lost: LOST 1006
			reset      | feed: lost: LOST 1006
			freeze     | feed: lost: LIVENESS 1006
			mute       | feed: lost: LIVENESS 1006
			refuse     | failed: no TCP connection
			reject-503 | failed: the server answered with HTTP status 503
			reject-401 | failed: the server answered with HTTP status 401
			""")
	void comesBackFromEveryTrouble(String trouble, String told) {
		long before = browser.told();
		long generation = browser.generation("feed");
		long losses = browser.fact("feed", "losses");
		browser.press("[data-trouble=" + trouble + "]");
		browser.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.contains(told))
			.anyMatch((line) -> line.startsWith("feed: back after")));
		browser.await(() -> {
			assertThat(browser.generation("feed")).isGreaterThan(generation);
			assertThat(browser.state("feed")).isEqualTo("READY");
			assertThat(browser.fact("feed", "losses")).isEqualTo(losses + 1);
			assertThat(browser.find("#current").getText()).isEqualTo("The server behaves.");
		});
		assertThat(browser.toldSince(before)).filteredOn((line) -> line.contains("lost:")).hasSize(1);
	}

	@Test
	void isNotSweptAwayByAFlood() {
		long generation = browser.generation("feed");
		long received = browser.fact("feed", "received");
		browser.press("[data-trouble=flood]");
		browser.await(() -> assertThat(browser.fact("feed", "received")).isGreaterThan(received + 3000));
		assertThat(browser.generation("feed")).isEqualTo(generation);
		assertThat(browser.state("feed")).isEqualTo("READY");
	}

	@Test
	void stopsAndStarts() {
		long losses = browser.fact("feed", "losses");
		browser.press("feed", "stop");
		browser.awaitState("feed", "STOPPED");
		assertThat(browser.find("#chips [data-state=STOPPED] .name").getText()).isEqualTo("feed");
		browser.press("feed", "start");
		browser.awaitState("feed", "READY");
		assertThat(browser.fact("feed", "losses")).isEqualTo(losses);
	}

	@Test
	void replacesAConnection() {
		long before = browser.told();
		long generation = browser.generation("feed");
		browser.press("feed", "reconnect");
		browser.await(() -> assertThat(browser.generation("feed")).isEqualTo(generation + 1));
		browser
			.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.startsWith("feed: replaced")));
		assertThat(browser.state("feed")).isEqualTo("READY");
	}

	@Test
	void sendsAThousandAtOnceAndThroughAnOutage() {
		long before = browser.told();
		browser.press("feed", "send");
		browser.await(() -> assertThat(browser.toldSince(before))
			.anyMatch((line) -> line.startsWith("feed: 1000 notes sent, the")));
		long later = browser.told();
		browser.press("[data-trouble=refuse]");
		browser.awaitState("feed", "BACKING_OFF");
		browser.press("feed", "send");
		browser.await(() -> assertThat(browser.fact("feed", "in the queue")).isGreaterThanOrEqualTo(1000));
		browser.await(() -> assertThat(browser.toldSince(later))
			.anyMatch((line) -> line.startsWith("feed: 1000 notes sent, the")));
		browser.await(() -> assertThat(browser.fact("feed", "in the queue")).isLessThan(10));
	}

	@Test
	void showsWhatReconnectFalseMeans() {
		browser.press("once", "start");
		browser.awaitState("once", "READY");
		long before = browser.told();
		browser.press("[data-trouble=close-1001]");
		browser.awaitState("once", "ENDED");
		browser
			.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.startsWith("feed: back after")));
		assertThat(browser.state("once")).isEqualTo("ENDED");
		browser.press("once", "start");
		browser.awaitState("once", "READY");
		browser.press("once", "stop");
		browser.awaitState("once", "STOPPED");
	}

	@Test
	void showsClientsThatAreMadeAtRunTime() {
		this.clients.create("later", ClientSettings.builder(this.feed).build());
		try {
			browser.await(() -> assertThat(browser.findAll("[data-client=later]")).hasSize(1));
			browser.awaitState("later", "READY");
		}
		finally {
			this.clients.remove("later");
		}
		browser.await(() -> assertThat(browser.findAll("[data-client=later]")).isEmpty());
	}

	@Test
	void makesTroubleByItselfUntilSomebodyPressesAButton() {
		long before = browser.told();
		browser.press("#automatic");
		browser.await(() -> assertThat(browser.find("#automatic").getDomAttribute("aria-checked")).isEqualTo("true"));
		browser
			.await(() -> assertThat(browser.toldSince(before)).filteredOn((line) -> line.startsWith("feed: back after"))
				.hasSizeGreaterThanOrEqualTo(2));
		browser.press("[data-trouble=close-4000]");
		browser.await(() -> assertThat(browser.find("#automatic").getDomAttribute("aria-checked")).isEqualTo("false"));
		browser.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.contains("REMOTE 4000")));
		browser.awaitState("feed", "READY");
	}

	@Test
	void canBeUsedWithTheKeyboard() {
		browser.focused().sendKeys(Keys.TAB);
		assertThat(browser.focused().getDomAttribute("href")).isEqualTo("#trouble");
		browser.focused().sendKeys(Keys.ENTER);
		browser.focused().sendKeys(Keys.TAB, Keys.TAB);
		assertThat(browser.focused().getDomAttribute("data-trouble")).isEqualTo("close-1001");
		long before = browser.told();
		browser.focused().sendKeys(Keys.ENTER);
		browser
			.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.startsWith("feed: back after")));
		assertThat(browser.find("#news").getDomAttribute("role")).isEqualTo("status");
		browser.await(() -> assertThat(browser.find("#news").getText()).startsWith("feed: back after"));
	}

	@Test
	void holdsThePicture() {
		browser.press("#hold");
		Object picture = browser.run("return document.querySelector('#timeline-feed').firstChild.id = 'held'");
		long before = browser.told();
		browser.press("[data-trouble=drop]");
		browser
			.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.startsWith("feed: back after")));
		assertThat(browser.findAll("#held")).hasSize(1);
		assertThat(picture).isEqualTo("held");
		browser.press("#hold");
		browser.await(() -> assertThat(browser.findAll("#held")).isEmpty());
	}

	@Test
	void keepsStillForWhoeverWantsThat() {
		browser.prefer("prefers-reduced-motion", "reduce");
		assertThat((Long) browser.run(PICTURES_IN_TWO_SECONDS)).isBetween(1L, 3L);
	}

	@Test
	void saysWhyAButtonDoesNothing() {
		browser.press("once", "reconnect");
		browser
			.await(() -> assertThat(browser.find("#news").getText()).isEqualTo("That did not work: once is stopped"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void canBeReadInLightAndDark(String scheme) throws IOException {
		browser.prefer("prefers-color-scheme", scheme);
		browser.press("[data-trouble=refuse]");
		browser.awaitState("feed", "BACKING_OFF");
		assertThat(faint()).as("text with too little contrast").isEmpty();
		browser.screenshot(scheme);
		browser.awaitState("feed", "READY");
		assertThat(faint()).as("text with too little contrast").isEmpty();
	}

	@Test
	void fitsOnAPhone() throws IOException {
		browser.resize(360, 740);
		long before = browser.told();
		browser.press("[data-trouble=close-1012]");
		browser.await(() -> assertThat(browser.toldSince(before)).anyMatch((line) -> line.startsWith("feed: back")));
		browser.awaitState("feed", "READY");
		assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
		assertThat((List<?>) browser.run(AWKWARD_BUTTONS)).isEmpty();
		assertThat(browser.findAll("button")).hasSizeGreaterThan(20);
		browser.screenshot("phone");
	}

	private static List<?> faint() throws IOException {
		return (List<?>) browser
			.run(new ClassPathResource("js/contrast.js").getContentAsString(StandardCharsets.UTF_8));
	}

}
