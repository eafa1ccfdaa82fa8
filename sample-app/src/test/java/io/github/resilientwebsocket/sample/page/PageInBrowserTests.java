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
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.resilientwebsocket.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the page as a person would: on a phone, in the dark, with the keyboard, in
 * need of stillness.
 */
class PageInBrowserTests extends AbstractBrowserTests {

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
