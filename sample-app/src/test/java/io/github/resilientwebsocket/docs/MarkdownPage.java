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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents: those at the root of the repository and all below
 * {@code docs}.
 *
 * @param name its path below the root of the repository
 * @param lines what is in it
 */
record MarkdownPage(String name, List<String> lines) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final String FENCE = "```";

	private static final Pattern TITLE = Pattern.compile("`([^`]+)`");

	private static final Pattern REMARK = Pattern.compile("<!-- (.+) -->");

	static List<MarkdownPage> all() {
		try (Stream<Path> root = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream.concat(root, docs)
				.filter((file) -> file.toString().endsWith(".md"))
				.map((file) -> of(ROOT.relativize(file).toString().replace('\\', '/')))
				.sorted((one, other) -> one.name().compareTo(other.name()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static MarkdownPage of(String name) {
		try {
			return new MarkdownPage(name, Files.readAllLines(ROOT.resolve(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path file() {
		return ROOT.resolve(this.name);
	}

	List<CodeBlock> blocks() {
		List<CodeBlock> blocks = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).startsWith(FENCE)) {
				if (begin >= 0) {
					blocks.add(block(begin, i));
					begin = -1;
				}
				else {
					begin = i;
				}
			}
		}
		return blocks;
	}

	private CodeBlock block(int begin, int end) {
		String before = textBefore(begin);
		return new CodeBlock(this.name, begin + 1, this.lines.get(begin).substring(FENCE.length()).strip(),
				find(TITLE, before), find(REMARK, before), List.copyOf(this.lines.subList(begin + 1, end)));
	}

	private String textBefore(int line) {
		int i = line - 1;
		while (i > 0 && this.lines.get(i).isBlank()) {
			i--;
		}
		return (i >= 0) ? this.lines.get(i).strip() : "";
	}

	private static String find(Pattern pattern, String line) {
		Matcher matcher = pattern.matcher(line);
		return matcher.matches() ? matcher.group(1) : "";
	}

	/**
	 * Return the lines that are not in a block.
	 * @return the lines, with an empty one for each that is
	 */
	List<String> prose() {
		List<String> prose = new ArrayList<>();
		boolean inBlock = false;
		for (String line : this.lines) {
			boolean fence = line.startsWith(FENCE);
			prose.add((fence || inBlock) ? "" : line);
			inBlock = fence != inBlock;
		}
		return prose;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
