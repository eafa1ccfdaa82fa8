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

import java.util.Map;

import io.github.resilientwebsocket.benchmark.client.Contestant;

/**
 * Measures a client.
 */
interface Driver {

	/**
	 * Warm up and measure.
	 * @param contestant the client
	 * @param task what to measure
	 * @param control commands the server
	 * @return values by the names of
	 * {@link io.github.resilientwebsocket.benchmark.meter.Metric}
	 * @throws Exception if the client fails
	 */
	Map<String, Double> run(Contestant contestant, ClientTask task, ServerControl control) throws Exception;

	/**
	 * Return the driver of a scenario.
	 * @param scenario the scenario
	 * @return the driver
	 */
	static Driver of(Scenario scenario) {
		return switch (scenario.kind()) {
			case SEND -> new SendDriver();
			case PAIR -> new RoundTripDriver("/pair", 2);
			case ECHO -> new RoundTripDriver("/echo", 1);
			case RECEIVE -> new ReceiveDriver();
			case CONNECT -> new ConnectDriver();
			case RECONNECT -> new ReconnectDriver();
			case IDLE -> new IdleDriver();
			case RESTART -> new RestartDriver();
			case STARTUP -> throw new IllegalArgumentException("Applications start in processes of their own");
		};
	}

}
