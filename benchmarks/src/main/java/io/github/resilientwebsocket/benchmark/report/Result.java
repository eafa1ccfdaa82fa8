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

package io.github.resilientwebsocket.benchmark.report;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one process has measured, or why it has not.
 *
 * @param run the id of the run
 * @param scenario the scenario
 * @param peer the contestant
 * @param round the number of the round, from 1
 * @param failure what went wrong, or {@code null}
 * @param values the values by the names of
 * {@link io.github.resilientwebsocket.benchmark.meter.Metric}
 */
public record Result(String run, String scenario, String peer, int round, @Nullable String failure,
		Map<String, Double> values) {

}
