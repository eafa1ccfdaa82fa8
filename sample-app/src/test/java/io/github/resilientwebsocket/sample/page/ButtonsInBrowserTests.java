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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presses every button of the page and looks whether the client comes back.
 */
class ButtonsInBrowserTests extends AbstractBrowserTests {

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
	void saysWhyAButtonDoesNothing() {
		browser.press("once", "reconnect");
		browser
			.await(() -> assertThat(browser.find("#news").getText()).isEqualTo("That did not work: once is stopped"));
	}

}
