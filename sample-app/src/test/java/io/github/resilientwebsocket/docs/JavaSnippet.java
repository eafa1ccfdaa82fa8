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

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.SimpleJavaFileObject;

/**
 * A block of Java as a source file.
 */
final class JavaSnippet extends SimpleJavaFileObject {

	private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

	private static final Pattern PUBLIC_TYPE = Pattern.compile(
			"^public (?:final |abstract |sealed )*(?:class|interface|record|enum|@interface) (\\w+)",
			Pattern.MULTILINE);

	private final CodeBlock block;

	private final JavaForm form;

	private final String source;

	private JavaSnippet(CodeBlock block, JavaForm form, String packageName) {
		super(uri(block, packageName), Kind.SOURCE);
		this.block = block;
		this.form = form;
		this.source = form.around(block.text(), packageName);
	}

	/**
	 * Return a block as what it may be.
	 * @param block the block
	 * @param form what it may be
	 * @return the source file; empty if it is a file and that is not asked for, or the
	 * other way round
	 */
	static Optional<JavaSnippet> of(CodeBlock block, JavaForm form) {
		Matcher matcher = PACKAGE.matcher(block.text());
		boolean file = matcher.find();
		if (file != (form == JavaForm.FILE)) {
			return Optional.empty();
		}
		return Optional.of(new JavaSnippet(block, form, file ? matcher.group(1)
				: "snippet." + block.page().replaceAll("[^a-zA-Z]", "_") + ".line" + block.line()));
	}

	private static URI uri(CodeBlock block, String packageName) {
		Matcher matcher = PUBLIC_TYPE.matcher(block.text());
		String name = matcher.find() ? matcher.group(1) : "Block" + block.line();
		return URI.create("string:///" + packageName.replace('.', '/') + "/" + name + Kind.SOURCE.extension);
	}

	@Override
	public CharSequence getCharContent(boolean ignoreEncodingErrors) {
		return this.source;
	}

	CodeBlock block() {
		return this.block;
	}

	JavaForm form() {
		return this.form;
	}

	/**
	 * Say where a line of the source file is in the page.
	 * @param line the line
	 * @return the page and its line
	 */
	String where(long line) {
		return this.block.page() + ":" + (this.block.line() + line - this.form.linesBefore());
	}

}
