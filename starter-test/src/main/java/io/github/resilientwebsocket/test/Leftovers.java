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

package io.github.resilientwebsocket.test;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a test has left over.
 */
final class Leftovers {

	private final List<String> problems = new ArrayList<>();

	private final List<Throwable> failures;

	Leftovers(Journal journal, int unusedScripts, boolean strict, boolean violationsAllowed) {
		this.failures = journal.failures();
		if (unusedScripts > 0) {
			this.problems.add(unusedScripts + " scripted connection(s) never came");
		}
		if (!violationsAllowed) {
			this.problems.addAll(journal.violations());
		}
		this.failures.forEach((failure) -> this.problems.add("A script failed: " + failure));
		if (strict) {
			journal.connections().forEach((connection) -> addUnread(connection, connection.unread()));
		}
	}

	private void addUnread(ScriptedConnection connection, List<String> unread) {
		if (!unread.isEmpty()) {
			this.problems.add(connection + " got what no expectation took: " + String.join(", ", unread));
		}
	}

	void verify() {
		if (this.problems.isEmpty()) {
			return;
		}
		AssertionError error = new AssertionError(
				"The scripted server has left over:\n  " + String.join("\n  ", this.problems));
		this.failures.forEach(error::addSuppressed);
		throw error;
	}

}
