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
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.resilientwebsocket.benchmark.client.Peer;
import io.github.resilientwebsocket.benchmark.client.Peers;
import org.jspecify.annotations.Nullable;

/**
 * What a result depends on beside the code: the machine and the versions of all others.
 */
public final class Machine {

	private static final Pattern JAR = Pattern.compile("-(\\d[\\w.]*?)\\.jar$");

	private static final Path CPUINFO = Path.of("/proc/cpuinfo");

	private static final Path LIMITS = Path.of("/proc/self/limits");

	private Machine() {
	}

	/**
	 * Describe the machine.
	 * @param cores the cores in use
	 * @return descriptions by what they describe, in the order of the report
	 */
	public static Map<String, String> describe(Cores cores) {
		Map<String, String> machine = new LinkedHashMap<>();
		machine.put("processor", processor());
		machine.put("cores", Runtime.getRuntime().availableProcessors() + " (" + cores.description() + ")");
		machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
				+ System.getProperty("os.arch"));
		machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version() + ", SerialGC");
		machine.put("commit", commit());
		return machine;
	}

	private static String processor() {
		try {
			return Files.exists(CPUINFO) ? Files.readAllLines(CPUINFO)
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).trim())
				.findFirst()
				.orElse("unknown") : "unknown";
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	private static String commit() {
		try {
			Process process = new ProcessBuilder("git", "describe", "--always", "--dirty")
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String commit = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
			return commit.isEmpty() ? "unknown" : commit;
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	/**
	 * Return the versions of the contestants that have one.
	 * @return the versions by the name of the contestant
	 */
	public static Map<String, String> versions() {
		Map<String, String> versions = new LinkedHashMap<>();
		for (Peer peer : Peers.all()) {
			String version = (peer.className() != null) ? version(peer.className()) : null;
			if (version != null) {
				versions.put(peer.id(), version);
			}
		}
		String python = PythonCommand.version();
		if (python != null) {
			versions.put("python", python);
		}
		return versions;
	}

	private static @Nullable String version(String className) {
		try {
			CodeSource source = Class.forName(className, false, Machine.class.getClassLoader())
				.getProtectionDomain()
				.getCodeSource();
			URL location = (source != null) ? source.getLocation() : null;
			Matcher matcher = JAR.matcher((location != null) ? location.toURI().getPath() : "");
			return matcher.find() ? matcher.group(1) : null;
		}
		catch (ClassNotFoundException | URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * Return how many files a process may open.
	 * @return the number
	 */
	public static int openFiles() {
		try {
			return Files.exists(LIMITS) ? Files.readAllLines(LIMITS)
				.stream()
				.filter((line) -> line.startsWith("Max open files"))
				.map((line) -> line.trim().split("\\s+", -1)[4])
				.mapToInt((hard) -> hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard))
				.findFirst()
				.orElse(Integer.MAX_VALUE) : Integer.MAX_VALUE;
		}
		catch (IOException ex) {
			return Integer.MAX_VALUE;
		}
	}

}
