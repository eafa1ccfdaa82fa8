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

package io.github.resilientwebsocket.policy;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CodeRanges;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.VerdictRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables of the pure decisions.
 */
class DecisionTests {

	private static final ClientSettings SETTINGS = ClientSettings.builder(URI.create("ws://h")).build();

	@ParameterizedTest
	@CsvSource({ "NONE, 1, 0.0, 500", "NONE, 2, 0.9, 1000", "NONE, 3, 0.0, 2000", "NONE, 7, 0.0, 30000",
			"NONE, 4000, 0.5, 30000", "EQUAL, 1, 0.0, 250", "EQUAL, 1, 0.5, 375", "EQUAL, 9, 0.0, 15000",
			"FULL, 1, 0.0, 0", "FULL, 1, 0.5, 250", "FULL, 2, 0.25, 250", "FULL, 2147483647, 0.5, 15000" })
	void delays(Jitter jitter, int retry, double random, long millis) {
		assertThat(Backoff.delay(settings(jitter), Verdict.RECONNECT, retry, random)).hasMillis(millis);
	}

	@ParameterizedTest
	@CsvSource({ "NONE, 0.3, 30000", "EQUAL, 0.0, 15000", "FULL, 0.1, 3000" })
	void slowIsTheLargestDelayStraightAway(Jitter jitter, double random, long millis) {
		assertThat(Backoff.delay(settings(jitter), Verdict.RECONNECT_SLOWLY, 1, random)).hasMillis(millis);
	}

	@ParameterizedTest
	@CsvSource({ "1000, RECONNECT", "1001, RECONNECT", "1002, RECONNECT", "1003, RECONNECT_SLOWLY", "1005, RECONNECT",
			"1006, RECONNECT", "1007, RECONNECT_SLOWLY", "1008, RECONNECT_SLOWLY", "1009, RECONNECT_SLOWLY",
			"1010, RECONNECT_SLOWLY", "1011, RECONNECT", "1012, RECONNECT", "1013, RECONNECT", "1014, RECONNECT",
			"3000, RECONNECT", "4000, RECONNECT", "4999, RECONNECT" })
	void closeCodes(int code, Verdict verdict) {
		assertThat(FailurePolicy.judge(SETTINGS, new CloseStatus(code))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "301, RECONNECT_SLOWLY", "400, RECONNECT_SLOWLY", "401, RECONNECT_SLOWLY", "403, RECONNECT_SLOWLY",
			"404, RECONNECT_SLOWLY", "408, RECONNECT", "425, RECONNECT", "429, RECONNECT", "500, RECONNECT",
			"502, RECONNECT", "503, RECONNECT", "599, RECONNECT" })
	void handshakeStatuses(int status, Verdict verdict) {
		assertThat(FailurePolicy.judge(SETTINGS, new ConnectFailure(Kind.STATUS, status, "host"))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "PREPARE, RECONNECT", "DNS, RECONNECT", "CONNECT, RECONNECT", "TLS, RECONNECT",
			"REQUEST_TOO_LARGE, RECONNECT_SLOWLY", "CERTIFICATE, RECONNECT_SLOWLY", "HANDSHAKE, RECONNECT_SLOWLY",
			"IO, RECONNECT", "TIMEOUT, RECONNECT", "ABORTED, RECONNECT" })
	void failuresOfAttempts(Kind kind, Verdict verdict) {
		assertThat(FailurePolicy.judge(SETTINGS, ConnectFailure.of(kind, "host"))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "1000, STOP", "1008, RECONNECT", "1011, RECONNECT_SLOWLY", "1012, RECONNECT", "4009, RECONNECT",
			"4010, STOP", "4014, STOP", "4015, RECONNECT" })
	void rulesForCloseCodesComeFirst(int code, Verdict verdict) {
		ClientSettings settings = ClientSettings.builder(URI.create("ws://h"))
			.closeCodes(new VerdictRules(codes("1008"), codes("1011"), codes("1000", "4010-4014")))
			.build();
		assertThat(FailurePolicy.judge(settings, new CloseStatus(code))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "403, STOP", "404, RECONNECT", "401, RECONNECT_SLOWLY", "502, RECONNECT_SLOWLY" })
	void rulesForHandshakeStatusesComeFirst(int status, Verdict verdict) {
		ClientSettings settings = ClientSettings.builder(URI.create("ws://h"))
			.handshakeStatuses(new VerdictRules(codes("404"), codes("500-599"), codes("403")))
			.build();
		assertThat(FailurePolicy.judge(settings, new ConnectFailure(Kind.STATUS, status, "host"))).isEqualTo(verdict);
	}

	@Test
	void stopGivesUpWhateverTheLimitsSay() {
		assertThat(Decision.of(SETTINGS, Verdict.STOP, 1, Duration.ZERO, 0))
			.isEqualTo(new Decision.GiveUp("the failure policy says stop"));
	}

	private static CodeRanges codes(String... entries) {
		return CodeRanges.parse(List.of(entries));
	}

	@Test
	void limits() {
		BackoffSettings limited = new BackoffSettings(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), Jitter.NONE, 3,
				Duration.ofMinutes(1), Duration.ZERO);
		ClientSettings settings = ClientSettings.builder(URI.create("ws://h")).backoff(limited).build();
		assertThat(decide(settings, 3, 59)).isEqualTo(new Decision.Retry(Duration.ofSeconds(1), Verdict.RECONNECT));
		assertThat(decide(settings, 4, 59)).isEqualTo(new Decision.GiveUp("backoff.max-retries of 3 is reached"));
		assertThat(decide(settings, 1, 60)).isEqualTo(new Decision.GiveUp("backoff.max-elapsed of 60s is reached"));
		ClientSettings once = ClientSettings.builder(URI.create("ws://h")).reconnect(false).build();
		assertThat(decide(once, 1, 0)).isEqualTo(new Decision.End());
	}

	private static Decision decide(ClientSettings settings, int failures, int elapsed) {
		return Decision.of(settings, Verdict.RECONNECT, failures, Duration.ofSeconds(elapsed), 0);
	}

	private static BackoffSettings settings(Jitter jitter) {
		return new BackoffSettings(Duration.ofMillis(500), 2, Duration.ofSeconds(30), jitter, null, null,
				Duration.ofSeconds(10));
	}

}
