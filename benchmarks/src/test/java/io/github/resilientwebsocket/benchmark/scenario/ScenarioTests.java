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

package io.github.resilientwebsocket.benchmark.scenario;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScenarioTests {

	@Test
	void startOfSpringBootRunHasItsOption() {
		assertThat(Scenario.of("startup-run").withJvmOptions(List.of("-Xmx512m"))).containsExactly("-Xmx512m",
				"-XX:TieredStopAtLevel=1");
	}

	@Test
	void startByDefaultHasNone() {
		assertThat(Scenario.of("startup").withJvmOptions(List.of("-Xmx512m"))).containsExactly("-Xmx512m");
	}

}
