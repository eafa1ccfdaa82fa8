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

package io.github.resilientwebsocket.soak;

import java.time.Duration;

import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drop after drop against one client: each is told once, and nothing grows.
 */
class DropSoakTests {

	private static final long SEED = Long.getLong("soak.seed", 4711);

	private static final Log logger = LogFactory.getLog(DropSoakTests.class);

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().timeout(Duration.ofSeconds(30));

	@Test
	void manyDrops() {
		drop(2, 40);
	}

	@Test
	@Tag("soak")
	@Timeout(300)
	void aThousandDrops() {
		drop(11, 100);
	}

	/** The first round is for the JVM to warm up. */
	private void drop(int rounds, int dropsOfARound) {
		try (SoakApplication application = SoakApplication.start(DropSoak.properties(this.server))) {
			DropSoak soak = new DropSoak(this.server, application, SEED);
			soak.round(dropsOfARound, false);
			Footprint before = Footprint.take();
			for (int i = 1; i < rounds; i++) {
				soak.round(dropsOfARound, i % 2 == 1);
				logger.info(soak.drops() + " drops: " + Footprint.take());
			}
			before.assertNoGrowth(10);
			soak.end();
			assertThat(soak.drops()).isGreaterThanOrEqualTo((rounds - 1) * dropsOfARound);
		}
	}

}
