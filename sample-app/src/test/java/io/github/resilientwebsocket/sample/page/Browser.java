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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person with a browser who looks at the page.
 */
class Browser {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final ChromeDriver driver = Chromium.start();

	/** Where it is open already it stays so: to come back is what this is all about. */
	void open(String address) {
		if (!address.equals(this.driver.getCurrentUrl())) {
			this.driver.get(address);
		}
	}

	void quit() {
		this.driver.quit();
	}

	void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void prefer(String feature, String value) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", feature, "value", value))));
	}

	Object run(String script) {
		return this.driver.executeScript(script);
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> findAll(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/** By script: what scrolls into view lies under the head of the page at times. */
	void press(String selector) {
		this.driver.executeScript("arguments[0].click()", find(selector));
	}

	void press(String client, String action) {
		press("[data-client='" + client + "'] [data-action=" + action + "]");
	}

	void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
	}

	String state(String client) {
		return attribute(client, "data-state");
	}

	long generation(String client) {
		return Long.parseLong(attribute(client, "data-generation"));
	}

	private String attribute(String client, String name) {
		return String.valueOf(find("[data-client='" + client + "']").getDomAttribute(name));
	}

	void awaitState(String client, String state) {
		await(() -> assertThat(state(client)).isEqualTo(state));
	}

	long fact(String client, String name) {
		String text = find("[data-client='" + client + "'] [data-fact='" + name + "']").getText();
		return text.matches("[\\d,]+") ? Long.parseLong(text.replace(",", "")) : 0;
	}

	/** The number of the last thing that the page has told. */
	long told() {
		return (Long) run("return Number(document.querySelector('#log li')?.dataset.number ?? 0)");
	}

	/** What the page has told since, the oldest first. */
	List<String> toldSince(long number) {
		Object lines = run("return [...document.querySelectorAll('#log li')].filter((it) => it.dataset.number > "
				+ number + ").map((it) => `${it.querySelector('.who').textContent}: "
				+ "${it.querySelector('.what').textContent}`).reverse()");
		return ((List<?>) lines).stream().map(String::valueOf).toList();
	}

	/** An artefact of the build: what the page looked like. */
	void screenshot(String name) throws IOException {
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/** What the console of the browser has complained about since the last time. */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::toString)
			.toList();
	}

}
