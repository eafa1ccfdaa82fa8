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

package io.github.resilientwebsocket.sample.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GapsTests {

	private final Gaps gaps = new Gaps();

	@Test
	void nothingIsMissingBeforeTheFirst() {
		assertThat(this.gaps.before(1000)).isZero();
	}

	@Test
	void nothingIsMissingInARow() {
		this.gaps.before(7);
		assertThat(this.gaps.before(8)).isZero();
		assertThat(this.gaps.before(9)).isZero();
	}

	@Test
	void countsWhatIsMissing() {
		this.gaps.before(7);
		assertThat(this.gaps.before(14)).isEqualTo(6);
		assertThat(this.gaps.before(15)).isZero();
	}

	@Test
	void startsAnewWithAServerThatStartsAnew() {
		this.gaps.before(1000);
		assertThat(this.gaps.before(1)).isZero();
		assertThat(this.gaps.before(3)).isEqualTo(1);
	}

	@Test
	void takesTheSameNumberAgain() {
		this.gaps.before(5);
		assertThat(this.gaps.before(5)).isZero();
	}

}
