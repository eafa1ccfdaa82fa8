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

package io.github.resilientwebsocket.benchmark;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import io.github.resilientwebsocket.benchmark.client.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	@Test
	void measuresEverythingByDefaultAndWritesBesideThePom() {
		Options options = Options.parse();
		assertThat(options.scale()).isEqualTo(Scale.FULL);
		assertThat(options.scenarios()).isEmpty();
		assertThat(options.output()).isEqualTo(Path.of("."));
	}

	@Test
	void quickNumbersDoNotOverwriteOthers() {
		assertThat(Options.parse("--quick").output()).isEqualTo(Path.of("target/benchmark"));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--quik"));
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--rounds"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Options.parse("--scenarios", "nothing")));
	}

	@Test
	void everyContestantMeetsTheBaselineInItsRound() {
		List<Measurement> plan = new Plan(Options.parse("--scenarios", "echo", "--contestants", "nv,library"))
			.measurements();
		assertThat(plan).extracting((measurement) -> measurement.round() + " " + measurement.peer().id())
			.containsExactlyInAnyOrder("1 spring", "1 nv", "1 library", "2 spring", "2 nv", "2 library", "3 spring",
					"3 nv", "3 library")
			.isSortedAccordingTo(Comparator.comparing((text) -> text.substring(0, 1)));
	}

	@Test
	void anApplicationStartsSixtyTimesAndHasNoOtherContestant() {
		assertThat(new Plan(Options.parse("--scenarios", "startup")).measurements())
			.extracting((measurement) -> measurement.round() + " " + measurement.peer().id())
			.hasSize(60)
			.startsWith("1 library")
			.endsWith("60 library");
		assertThat(new Plan(Options.parse("--scenarios", "startup", "--quick")).measurements()).hasSize(1);
	}

	@Test
	void mediumMeasuresTheGoals() {
		List<Measurement> plan = new Plan(Options.parse("--medium")).measurements();
		assertThat(plan).extracting((measurement) -> measurement.peer().id())
			.contains("spring", "library", "library-inline", "library-2k", "jakarta")
			.doesNotContain("okhttp");
		assertThat(plan).filteredOn((measurement) -> measurement.scenario().kind() == Kind.RESTART).hasSize(1);
	}

}
