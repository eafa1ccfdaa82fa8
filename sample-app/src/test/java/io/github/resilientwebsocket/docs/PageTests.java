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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every page of the documents: its links lead somewhere, and its blocks
 * say what they are, so that none is left unchecked by an oversight.
 */
class PageTests {

	/** These are compiled, bound, parsed or generated. */
	private static final Set<String> CHECKED = Set.of("java", "yaml", "properties", "xml", "mermaid");

	/** Commands, and what programs write. */
	private static final Set<String> UNCHECKED = Set.of("console", "text");

	private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");

	private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void blocksSayWhatTheyAre(MarkdownPage page) {
		assertThat(page.blocks()).allSatisfy((block) -> assertThat(block.language())
			.matches((language) -> CHECKED.contains(language) || UNCHECKED.contains(language)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void codeIsNotPassedOffAsText(MarkdownPage page) {
		assertThat(page.blocks()).filteredOn((block) -> UNCHECKED.contains(block.language()))
			.allSatisfy((block) -> assertThat(block.lines()).noneMatch((line) -> line.matches(".*[;{]\\s*(//.*)?")));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadSomewhere(MarkdownPage page) {
		assertThat(links(page)).filteredOn((link) -> !isElsewhere(link) && !leadsSomewhere(page, link)).isEmpty();
	}

	private static List<String> links(MarkdownPage page) {
		return page.prose()
			.stream()
			.flatMap((line) -> LINK.matcher(line).results())
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group(2))
			.toList();
	}

	private static boolean isElsewhere(String link) {
		return link.matches("\\w+:.*");
	}

	private static Path target(MarkdownPage page, String link) {
		String path = link.replaceFirst("#.*", "");
		return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
	}

	private static String name(Path file) {
		return MarkdownPage.ROOT.relativize(file).toString().replace('\\', '/');
	}

	private static boolean leadsSomewhere(MarkdownPage page, String link) {
		Path target = target(page, link);
		if (!Files.exists(target)) {
			return false;
		}
		int anchor = link.indexOf('#');
		return anchor < 0 || anchors(MarkdownPage.of(name(target))).contains(link.substring(anchor + 1));
	}

	private static List<String> anchors(MarkdownPage page) {
		List<String> anchors = new ArrayList<>();
		for (String line : page.prose()) {
			Matcher matcher = HEADING.matcher(line);
			if (matcher.matches()) {
				anchors.add(matcher.group(1)
					.toLowerCase(Locale.ROOT)
					.replaceAll("[^\\p{L}\\p{N} _-]", "")
					.strip()
					.replace(' ', '-'));
			}
		}
		return anchors;
	}

	@Test
	void theReadmeIsOfOneScreen() {
		assertThat(MarkdownPage.of("README.md").lines()).hasSizeLessThan(90);
	}

	@Test
	void everyPageCanBeReachedFromTheReadme() {
		Set<String> reached = new TreeSet<>(Set.of("README.md"));
		Deque<String> open = new ArrayDeque<>(reached);
		while (!open.isEmpty()) {
			MarkdownPage page = MarkdownPage.of(open.remove());
			links(page).stream()
				.filter((link) -> !isElsewhere(link))
				.map((link) -> name(target(page, link)))
				.filter((name) -> name.endsWith(".md") && Files.exists(MarkdownPage.ROOT.resolve(name)))
				.filter(reached::add)
				.forEach(open::add);
		}
		assertThat(reached).containsAll(pages().stream()
			.map(MarkdownPage::name)
			.filter((name) -> !name.startsWith("docs/decisions/"))
			.toList());
	}

	@Test
	void tellsWhatIsNotChecked(TestReporter reporter) {
		pages().stream()
			.flatMap((page) -> page.blocks().stream())
			.filter((block) -> UNCHECKED.contains(block.language()) || block.remark().startsWith("not compiled: "))
			.forEach((block) -> reporter.publishEntry(block.toString(),
					block.remark().isEmpty() ? block.language() : block.remark()));
	}

}
