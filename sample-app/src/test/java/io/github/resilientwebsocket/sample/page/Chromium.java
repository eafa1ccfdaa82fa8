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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The browser of the system and its driver. Nothing is downloaded.
 */
final class Chromium {

	/**
	 * Selenium warns of every browser that is newer than itself; kept, or it is
	 * forgotten.
	 */
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	private Chromium() {
	}

	static boolean isInstalled() {
		return browser().isPresent() && driver().isPresent();
	}

	static ChromeDriver start() {
		SELENIUM.setLevel(Level.SEVERE);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(driver().orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser().orElseThrow().toFile());
		// In a container there is no sandbox, little shared memory and no GPU.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--hide-scrollbars", "--disable-background-networking", "--no-first-run");
		options.setCapability("goog:loggingPrefs", logs);
		return new ChromeDriver(service, options);
	}

	private static Optional<Path> browser() {
		return executable("chromium", "chromium-browser", "google-chrome");
	}

	private static Optional<Path> driver() {
		return executable("chromedriver", "chromium.chromedriver");
	}

	private static Optional<Path> executable(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(":")).map((directory) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
