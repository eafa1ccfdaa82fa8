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

package io.github.resilientwebsocket.docs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A local Maven repository that has the library of this build, and all else from that of
 * the user, which never gets to see the library. What is missing there is downloaded into
 * it, as by any other build.
 */
final class BuiltLibrary {

	private static final List<String> ARTIFACTS = List.of("resilient-websocket-spring-boot",
			"resilient-websocket-spring-boot-starter");

	private static final String GROUP = "io/github/resilientwebsocket";

	private BuiltLibrary() {
	}

	/**
	 * Return the jars of the library.
	 * @return as many as there are artifacts, or fewer if they have not been made yet
	 */
	static List<Path> jars() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((file) -> ARTIFACTS.stream().anyMatch((artifact) -> isJar(file, artifact)))
			.toList();
	}

	static boolean isComplete() {
		return jars().size() == ARTIFACTS.size();
	}

	private static boolean isJar(Path file, String artifact) {
		return file.getFileName().toString().matches(artifact + "-\\d.*\\.jar");
	}

	static Path install(Path repository, Path existing) throws IOException {
		link(existing, repository, "io");
		link(existing.resolve("io"), repository.resolve("io"), "github");
		link(existing.resolve("io/github"), repository.resolve("io/github"), "resilientwebsocket");
		for (Path jar : jars()) {
			String artifact = ARTIFACTS.stream().filter((name) -> isJar(jar, name)).findFirst().orElseThrow();
			String file = jar.getFileName().toString();
			String version = file.substring(artifact.length() + 1, file.length() - ".jar".length());
			Path folder = Files.createDirectories(repository.resolve(GROUP).resolve(artifact).resolve(version));
			Files.copy(jar, folder.resolve(file));
			Files.write(folder.resolve(artifact + "-" + version + ".pom"), pom(jar, artifact));
		}
		return repository;
	}

	/** The jar has the POM that is published with it. */
	private static byte[] pom(Path jar, String artifact) throws IOException {
		try (JarFile opened = new JarFile(jar.toFile());
				InputStream pom = opened.getInputStream(
						opened.getEntry("META-INF/maven/io.github.resilientwebsocket/" + artifact + "/pom.xml"))) {
			return pom.readAllBytes();
		}
	}

	private static void link(Path from, Path to, String butFor) throws IOException {
		Files.createDirectories(to);
		if (Files.isDirectory(from)) {
			try (Stream<Path> entries = Files.list(from)) {
				for (Path entry : entries.toList()) {
					if (!entry.getFileName().toString().equals(butFor)) {
						Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
					}
				}
			}
		}
	}

}
