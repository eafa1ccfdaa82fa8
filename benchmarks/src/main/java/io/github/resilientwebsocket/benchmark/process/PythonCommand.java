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

package io.github.resilientwebsocket.benchmark.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Command lines for Python, with an interpreter that has {@code websocket-client}.
 */
public final class PythonCommand {

	private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");

	private static final String SCRIPT = "/python_client.py";

	private PythonCommand() {
	}

	/**
	 * Return the version of {@code websocket-client}.
	 * @return the version, or {@code null} if it is not installed
	 */
	public static @Nullable String version() {
		for (String interpreter : INTERPRETERS) {
			String version = version(interpreter);
			if (version != null) {
				return version;
			}
		}
		return null;
	}

	private static @Nullable String version(String interpreter) {
		try {
			Process process = new ProcessBuilder(interpreter, "-c",
					"import websocket; websocket.create_connection; print(websocket.__version__)")
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
			return (process.waitFor() == 0 && !version.isEmpty()) ? version : null;
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	static List<String> of(List<String> prefix, List<String> arguments) throws IOException {
		Path script = Files.createTempFile("benchmark-client", ".py");
		script.toFile().deleteOnExit();
		try (InputStream resource = Objects.requireNonNull(PythonCommand.class.getResourceAsStream(SCRIPT), SCRIPT)) {
			Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
		}
		List<String> command = new ArrayList<>(prefix);
		command
			.add(INTERPRETERS.stream().filter((name) -> version(name) != null).findFirst().orElse(INTERPRETERS.get(0)));
		command.add(script.toString());
		command.addAll(arguments);
		return command;
	}

}
