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

package io.github.resilientwebsocket.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param scale how much to measure
 * @param scenarios which scenarios, or all if empty
 * @param peers which contestants beside the baseline, or all if empty
 * @param rounds how many rounds, or 0 for those of the scale
 * @param output the directory for results and report
 * @param reportOnly whether to measure nothing and write the report again
 * @param list whether only to say what there is
 */
record Options(Scale scale, Set<String> scenarios, Set<String> peers, int rounds, Path output, boolean reportOnly,
		boolean list) {

	static final String USAGE = """
			Options:
			  --quick | --medium | --full   how much to measure (full)
			  --scenarios A,B               only these
			  --contestants A,B             only these, and the baseline
			  --rounds N                    instead of those of the scale
			  --output DIR                  for results.jsonl, RESULTS.md and results.svg
			  --report                      measure nothing, write the report of the results again
			  --list                        say what there is
			""";

	/** Options with a value, and options without one. */
	private static final Set<String> VALUED = Set.of("--scenarios", "--contestants", "--rounds", "--output");

	private static final Set<String> FLAGS = Set.of("--quick", "--medium", "--full", "--report", "--list");

	/**
	 * Parse a command line.
	 * @param args the arguments
	 * @return the options
	 * @throws IllegalArgumentException if there is anything else in it
	 */
	static Options parse(String... args) {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < args.length; i++) {
			String name = args[i];
			if (VALUED.contains(name) && i + 1 < args.length) {
				given.put(name, args[++i]);
			}
			else if (FLAGS.contains(name)) {
				given.put(name, "");
			}
			else {
				throw new IllegalArgumentException("Not an option, or one without its value: " + name);
			}
		}
		Scale scale = given.containsKey("--quick") ? Scale.QUICK
				: given.containsKey("--medium") ? Scale.MEDIUM : Scale.FULL;
		// Numbers that mean nothing do not overwrite those that do.
		String output = (scale == Scale.QUICK) ? "target/benchmark" : ".";
		return new Options(scale, names(given.get("--scenarios")), names(given.get("--contestants")),
				Integer.parseInt(given.getOrDefault("--rounds", "0")), Path.of(given.getOrDefault("--output", output)),
				given.containsKey("--report"), given.containsKey("--list"));
	}

	private static Set<String> names(@Nullable String value) {
		return (value != null) ? Set.of(value.split(",", -1)) : Set.of();
	}

}
