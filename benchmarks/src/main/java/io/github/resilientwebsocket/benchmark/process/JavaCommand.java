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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines for processes on the JVM of this one, and on its class path if no other
 * is given.
 */
final class JavaCommand {

	private static final int FIRST_WITH_NATIVE_ACCESS = 22;

	private JavaCommand() {
	}

	/**
	 * Make a command line.
	 * @param prefix what it begins with
	 * @param heap options for the heap
	 * @param main the main class
	 * @param arguments its arguments
	 * @return the command line
	 */
	static List<String> of(List<String> prefix, List<String> heap, Class<?> main, List<String> arguments) {
		return of(prefix, heap, ClassPath.own(), main, arguments);
	}

	static List<String> of(List<String> prefix, List<String> heap, String classPath, Class<?> main,
			List<String> arguments) {
		List<String> command = new ArrayList<>(prefix);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// Chosen, not left to the number of cores that the JVM happens to see.
		command.add("-XX:+UseSerialGC");
		command.addAll(heap);
		if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS) {
			command.add("--enable-native-access=ALL-UNNAMED");
		}
		command.add("-cp");
		command.add(classPath);
		command.add(main.getName());
		command.addAll(arguments);
		return command;
	}

}
