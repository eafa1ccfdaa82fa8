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

package io.github.resilientwebsocket.inbound;

/**
 * Sizes of texts in UTF-8.
 */
final class Utf8 {

	private static final int MOST_PER_CHAR = 3;

	private Utf8() {
	}

	/**
	 * Return what a text has at the most, without a look at it.
	 * @param text the text
	 * @return an upper limit in bytes
	 */
	static long atMost(CharSequence text) {
		return (long) MOST_PER_CHAR * text.length();
	}

	/**
	 * Count the bytes of a text, or of a part of one.
	 * @param text the text
	 * @return the number of bytes
	 */
	static long length(CharSequence text) {
		long length = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			// A surrogate pair is four bytes, two for each half.
			length += (c < 0x80) ? 1 : (c < 0x800 || Character.isSurrogate(c)) ? 2 : MOST_PER_CHAR;
		}
		return length;
	}

}
