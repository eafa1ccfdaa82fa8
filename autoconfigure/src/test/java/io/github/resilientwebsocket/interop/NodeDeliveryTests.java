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

package io.github.resilientwebsocket.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.resilientwebsocket.fake.DeliveryProof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivery at least once to npm's {@code ws}, which breaks the connection again and
 * again.
 */
@EnabledIfInstalled(Part.NODE_WS)
class NodeDeliveryTests {

	private static final String FEED = FeedApplication.FEED;

	private static final int DROPS = 200;

	@Test
	void atLeastOnce() {
		ProcessBuilder builder = new ProcessBuilder(Part.program("node"), ServerKind.script("ws-dropping-server.mjs"),
				String.valueOf(DROPS));
		builder.environment().put("INTEROP_NODE_MODULES", Part.nodeModules().toString());
		DeliveryProof proof = new DeliveryProof();
		try (ServerProcess server = ServerProcess.start(builder)) {
			String listening = server.awaitLine((line) -> line.startsWith("listening "));
			String uri = "ws://127.0.0.1:" + listening.substring("listening ".length()) + "/feed";
			try (FeedApplication application = FeedApplication.start(uri, FEED + "outbound.delivery=at-least-once",
					FEED + "backoff.delay=0", FEED + "outbound.overflow=block", FEED + "outbound.block-timeout=1m",
					FEED + "outbound.time-to-live=5m", FEED + "close-timeout=100ms")) {
				proof.send(application.client(), 50_000, () -> true);
				proof.awaitOutcomes();
			}
			server.tell("report");
			server.awaitLine("end"::equals);
			Map<Integer, List<Integer>> seen = new TreeMap<>();
			server.lines().stream().filter((line) -> line.startsWith("seen ")).forEach((line) -> {
				String[] words = line.split(" ");
				List<Integer> numbers = seen.computeIfAbsent(Integer.valueOf(words[1]), (key) -> new ArrayList<>());
				for (int i = 2; i < words.length; i++) {
					numbers.add(Integer.valueOf(words[i]));
				}
			});
			assertThat(seen).hasSizeGreaterThan(DROPS);
			assertThat(proof.assertAtLeastOnce(List.copyOf(seen.values()))).isPositive();
		}
	}

}
