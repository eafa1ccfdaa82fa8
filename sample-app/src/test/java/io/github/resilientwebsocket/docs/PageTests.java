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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
		List<String> broken = new ArrayList<>();
		for (String line : page.prose()) {
			Matcher matcher = LINK.matcher(line);
			while (matcher.find()) {
				String link = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
				if (!link.matches("\\w+:.*") && !leadsSomewhere(page, link)) {
					broken.add(link);
				}
			}
		}
		assertThat(broken).isEmpty();
	}

	private static boolean leadsSomewhere(MarkdownPage page, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
		if (!Files.exists(target)) {
			return false;
		}
		return parts.length == 1
				|| anchors(MarkdownPage.of(MarkdownPage.ROOT.relativize(target).toString().replace('\\', '/')))
					.contains(parts[1]);
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
	void everyPageCanBeFoundFromTheReadme() {
		List<String> linked = new ArrayList<>();
		MarkdownPage.of("README.md").prose().forEach((line) -> {
			Matcher matcher = LINK.matcher(line);
			while (matcher.find()) {
				linked.add(matcher.group(1));
			}
		});
		assertThat(pages().stream().map(MarkdownPage::name))
			.filteredOn((name) -> name.startsWith("docs/") && !name.startsWith("docs/decisions/"))
			.allMatch(linked::contains);
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
