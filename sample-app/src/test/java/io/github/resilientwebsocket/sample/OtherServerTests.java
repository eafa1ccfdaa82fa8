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

package io.github.resilientwebsocket.sample;

import java.time.Duration;

import io.github.resilientwebsocket.sample.client.FeedDiary;
import io.github.resilientwebsocket.test.ConnectionScript;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class OtherServerTests {

	@Test
	void leavesAnotherServerAlone(CapturedOutput output) {
		try (ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().strict().start()) {
			server.always(ConnectionScript.acceptThen((connection) -> {
				connection.sendText("no tick at all");
				connection.closeWith(1001, "going away");
			}));
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SampleApplication.class)
				.web(WebApplicationType.SERVLET)
				.run("--server.port=0", "--sample.cable.port=0",
						"--resilient-websocket.clients.feed.uri=" + server.uri("/anything"),
						"--resilient-websocket.clients.feed.backoff.delay=50ms")) {
				FeedDiary diary = context.getBean(FeedDiary.class);
				Awaitility.await()
					.atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(diary.counts().recoveries()).isGreaterThanOrEqualTo(2));
				assertThat(diary.counts().messages()).isPositive();
				assertThat(context.containsBean("troublemaker")).isFalse();
				assertThat(context.containsBean("cable")).isFalse();
				assertThat(context.containsBean("feedHandler")).isFalse();
			}
			server.verify();
		}
		// The server closes so early that the client may not have been READY yet.
		assertThat(output).contains("another server")
			.contains("-> BACKING_OFF  the server closed the connection with 1001 going away")
			.doesNotContain("trouble ");
	}

}
