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

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the path of the page below the root of the repository
 * @param line the line of the fence
 * @param language the tag of the fence; empty if there is none
 * @param title what stands in backticks on a line of its own before the block, such as
 * the name of a file; empty if there is none
 * @param remark what a comment of the page right before the block says; empty if there is
 * none
 * @param lines what is in it
 */
record CodeBlock(String page, int line, String language, String title, String remark, List<String> lines) {

	String text() {
		return String.join("\n", this.lines) + "\n";
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
