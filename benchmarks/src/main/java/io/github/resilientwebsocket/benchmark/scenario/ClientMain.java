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
import java.util.TreeMap;

import io.github.resilientwebsocket.benchmark.client.Contestant;
import io.github.resilientwebsocket.benchmark.client.Peers;

/**
 * The process that measures one client in one scenario, once.
 */
public final class ClientMain {

	/**
	 * What the line with the result begins with.
	 */
	public static final String RESULT = "RESULT";

	private ClientMain() {
	}

	/**
	 * Measure, print the result and end at once, whatever threads there are.
	 * @param args see {@link ClientTask}
	 */
	public static void main(String[] args) {
		try {
			ClientTask task = ClientTask.of(args);
			Contestant contestant = Peers.of(task.peer()).create(task.context());
			Map<String, Double> values = Driver.of(task.scenario())
				.run(contestant, task, new ServerControl(task.controlPort()));
			StringBuilder line = new StringBuilder(RESULT);
			new TreeMap<>(values).forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
			System.out.println(line);
			System.out.flush();
			Runtime.getRuntime().halt(0);
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	/**
	 * Say what went wrong and end.
	 * @param error what went wrong
	 */
	@SuppressWarnings("CatchAndPrintStackTrace")
	public static void fail(Throwable error) {
		error.printStackTrace();
		Runtime.getRuntime().halt(1);
	}

}
