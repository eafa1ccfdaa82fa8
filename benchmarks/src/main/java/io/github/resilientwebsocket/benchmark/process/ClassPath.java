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
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of this process, whole or without a library.
 */
final class ClassPath {

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
	 * Return it without one library.
	 * @param type a class of that library
	 * @return the class path
	 * @throws IllegalStateException if it does not come from the class path
	 */
	static String without(Class<?> type) {
		Path library = location(type);
		List<String> entries = Arrays.asList(own().split(File.pathSeparator, -1));
		String others = entries.stream()
			.filter((entry) -> !Path.of(entry).toAbsolutePath().normalize().equals(library))
			.collect(Collectors.joining(File.pathSeparator));
		if (others.equals(own())) {
			throw new IllegalStateException(library + " is not on the class path");
		}
		return others;
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
