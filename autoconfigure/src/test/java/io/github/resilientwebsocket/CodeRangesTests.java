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

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Lists of codes and what is wrong with them.
 */
class CodeRangesTests {

	@Test
	void holdsCodesAndRanges() {
		CodeRanges codes = codes("4004", " 4010 - 4014 ");
		assertThat(List.of(4003, 4004, 4005, 4009, 4010, 4012, 4014, 4015)).filteredOn(codes::contains)
			.containsExactly(4004, 4010, 4012, 4014);
		assertThat(codes).hasToString("4004, 4010-4014").isEqualTo(codes("4004", "4010-4014"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "4000-", "-4000", "4000..4010", "4010-4000", "123456" })
	void refusesWhatIsNeitherACodeNorARange(String entry) {
		assertThatIllegalArgumentException().isThrownBy(() -> codes(entry)).withMessageContaining("'" + entry + "'");
	}

	@Test
	void noCodeHasTwoVerdicts() {
		assertThatExceptionOfType(InvalidClientSettingsException.class)
			.isThrownBy(() -> settings(new VerdictRules(codes("4000-4010"), CodeRanges.NONE, codes("4010"))))
			.withMessage("'close-codes.stop' holds 4010, which 'close-codes.reconnect' holds too. "
					+ "Leave each code in one of the lists.");
	}

	@Test
	void codesMustBePossible() {
		assertThatExceptionOfType(InvalidClientSettingsException.class)
			.isThrownBy(() -> settings(new VerdictRules(CodeRanges.NONE, codes("4990-5001"), CodeRanges.NONE)))
			.withMessageContaining("'close-codes.reconnect-slowly' holds 5001, but codes here are from 1000 to 4999");
	}

	private static ClientSettings settings(VerdictRules closeCodes) {
		return ClientSettings.builder(URI.create("ws://localhost")).closeCodes(closeCodes).build();
	}

	private static CodeRanges codes(String... entries) {
		return CodeRanges.parse(List.of(entries));
	}

}
