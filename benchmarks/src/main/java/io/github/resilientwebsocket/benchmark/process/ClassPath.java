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

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of this process, whole or without a library.
 */
final class ClassPath {

	/** The modules of this project and what the starter brings. */
	private static final Pattern STARTER = Pattern
		.compile("(classes|resilient-websocket|spring|tomcat|jackson|micrometer|logback|slf4j|jul-to-slf4j|log4j"
				+ "|commons-logging|jakarta|jspecify|snakeyaml).*");

	private ClassPath() {
	}

	/**
	 * Return the class path of this process.
	 * @return the class path
	 */
	static String own() {
		return System.getProperty("java.class.path");
	}

	/**
	 * Return what an application has that depends on the starter alone. Every class that
	 * it loads is looked for in what comes before, so the other clients would slow it
	 * down.
	 * @return the class path
	 */
	static String ofStarter() {
		return entries(own()).filter((entry) -> STARTER.matcher(Path.of(entry).getFileName().toString()).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Return a class path without one library.
	 * @param classPath the class path
	 * @param type a class of that library
	 * @return the class path
	 * @throws IllegalStateException if it does not come from the class path
	 */
	static String without(String classPath, Class<?> type) {
		Path library = location(type);
		String others = entries(classPath)
			.filter((entry) -> !Path.of(entry).toAbsolutePath().normalize().equals(library))
			.collect(Collectors.joining(File.pathSeparator));
		if (others.equals(classPath)) {
			throw new IllegalStateException(library + " is not on the class path");
		}
		return others;
	}

	private static Stream<String> entries(String classPath) {
		return Arrays.stream(classPath.split(File.pathSeparator, -1));
	}

	private static Path location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		if (source == null) {
			throw new IllegalStateException(type + " is not on the class path");
		}
		try {
			return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
