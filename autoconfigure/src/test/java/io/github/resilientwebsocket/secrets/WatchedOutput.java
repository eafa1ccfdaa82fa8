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

package io.github.resilientwebsocket.secrets;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads along what is printed, line by line.
 */
final class WatchedOutput {

	private final PrintStream out = System.out;

	private final PrintStream err = System.err;

	private final SecretWatch watch;

	WatchedOutput(SecretWatch watch) {
		this.watch = watch;
	}

	void install() {
		System.setOut(reading("System.out", this.out));
		System.setErr(reading("System.err", this.err));
	}

	private PrintStream reading(String name, PrintStream target) {
		return new PrintStream(new Lines(name, target), true);
	}

	void uninstall() {
		System.setOut(this.out);
		System.setErr(this.err);
	}

	/** Writes through, and looks at every line that is complete. */
	private final class Lines extends OutputStream {

		private final ByteArrayOutputStream line = new ByteArrayOutputStream();

		private final String name;

		private final PrintStream target;

		Lines(String name, PrintStream target) {
			this.name = name;
			this.target = target;
		}

		@Override
		public synchronized void write(int b) {
			this.target.write(b);
			this.line.write(b);
			if (b == '\n') {
				look();
			}
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			this.target.write(bytes, offset, length);
			this.line.write(bytes, offset, length);
			if (length > 0 && bytes[offset + length - 1] == '\n') {
				look();
			}
		}

		@Override
		public synchronized void flush() {
			this.target.flush();
		}

		private void look() {
			WatchedOutput.this.watch.look(this.name, this.line.toString(StandardCharsets.ISO_8859_1));
			this.line.reset();
		}

	}

}
