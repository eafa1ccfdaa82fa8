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

package io.github.resilientwebsocket;

import org.jspecify.annotations.Nullable;

/**
 * Verdicts for codes, in place of those that a client has by itself.
 *
 * @param reconnect the codes after which to connect again
 * @param reconnectSlowly the codes after which to connect again at the largest delay
 * @param stop the codes after which to give up
 * @since 0.1.0
 */
public record VerdictRules(CodeRanges reconnect, CodeRanges reconnectSlowly, CodeRanges stop) {

	/**
	 * No rules.
	 */
	public static final VerdictRules NONE = new VerdictRules(CodeRanges.NONE, CodeRanges.NONE, CodeRanges.NONE);

	/**
	 * Find the verdict for a code.
	 * @param code the code
	 * @return the verdict, or {@code null} if the rules say nothing
	 */
	public @Nullable Verdict find(int code) {
		if (this.stop.contains(code)) {
			return Verdict.STOP;
		}
		if (this.reconnectSlowly.contains(code)) {
			return Verdict.RECONNECT_SLOWLY;
		}
		return this.reconnect.contains(code) ? Verdict.RECONNECT : null;
	}

	/**
	 * Check that the codes are possible and that none has two verdicts.
	 */
	void check(String property, int first, int last) {
		checkPossible(property + ".reconnect", this.reconnect, first, last);
		checkPossible(property + ".reconnect-slowly", this.reconnectSlowly, first, last);
		checkPossible(property + ".stop", this.stop, first, last);
		checkDistinct(property, ".reconnect-slowly", this.reconnectSlowly, ".reconnect", this.reconnect);
		checkDistinct(property, ".stop", this.stop, ".reconnect", this.reconnect);
		checkDistinct(property, ".stop", this.stop, ".reconnect-slowly", this.reconnectSlowly);
	}

	private static void checkPossible(String property, CodeRanges codes, int first, int last) {
		Integer outside = codes.outside(first, last);
		if (outside != null) {
			throw new InvalidClientSettingsException(property,
					"holds " + outside + ", but codes here are from " + first + " to " + last, "Remove or correct it.");
		}
	}

	private static void checkDistinct(String property, String one, CodeRanges codes, String other,
			CodeRanges otherCodes) {
		Integer shared = codes.shared(otherCodes);
		if (shared != null) {
			throw new InvalidClientSettingsException(property + one,
					"holds " + shared + ", which '" + property + other + "' holds too",
					"Leave each code in one of the lists.");
		}
	}

}
