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
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parses all XML of the documents. What it names of this project has to be an artifact of
 * the build, in the version of the build.
 */
class XmlBlockTests {

	private static final String GROUP = "io.github.resilientwebsocket";

	static Stream<CodeBlock> blocks() {
		return MarkdownPage.all()
			.stream()
			.flatMap((page) -> page.blocks().stream())
			.filter((block) -> block.language().equals("xml"));
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void namesWhatThereIs(CodeBlock block) throws Exception {
		List<String> artifacts = artifacts();
		Document document = parse("<all>" + block.text().replaceFirst("^<\\?xml[^>]*>", "") + "</all>");
		NodeList dependencies = document.getElementsByTagName("dependency");
		for (int i = 0; i < dependencies.getLength(); i++) {
			Element dependency = (Element) dependencies.item(i);
			if (GROUP.equals(text(dependency, "groupId"))) {
				assertThat(artifacts).contains(text(dependency, "artifactId"));
				assertThat(text(dependency, "version")).isIn(null, version());
			}
		}
	}

	@Test
	void thereAreSome() {
		assertThat(blocks()).hasSizeGreaterThan(1);
		assertThat(blocks().map(CodeBlock::page)).contains("README.md", "docs/getting-started.md");
	}

	private static List<String> artifacts() throws Exception {
		List<String> artifacts = new ArrayList<>();
		try (Stream<Path> folders = Files.list(MarkdownPage.ROOT)) {
			for (Path folder : folders.toList()) {
				if (Files.exists(folder.resolve("pom.xml"))) {
					Document pom = parse(Files.readString(folder.resolve("pom.xml")));
					artifacts.add(text(pom.getDocumentElement(), "artifactId"));
				}
			}
		}
		return artifacts;
	}

	private static String version() throws Exception {
		Document pom = parse(Files.readString(MarkdownPage.ROOT.resolve("pom.xml")));
		return pom.getElementsByTagName("revision").item(0).getTextContent();
	}

	private static Document parse(String xml) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}

	/** The text of a child, not of what is deeper. */
	private static String text(Element parent, String name) throws IOException {
		NodeList children = parent.getChildNodes();
		for (int i = 0; i < children.getLength(); i++) {
			if (children.item(i).getNodeName().equals(name)) {
				return children.item(i).getTextContent();
			}
		}
		return null;
	}

}
