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

package io.github.resilientwebsocket.actuate;

import java.time.Duration;
import java.time.Instant;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientStatus;
import io.github.resilientwebsocket.connection.ClientStatus.LastClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the state of a client means for its health.
 */
class ClientHealthIndicatorTests {

	private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

	private static final LastClose CLOSE = new LastClose(1001, Origin.REMOTE, TIME);

	private static final Duration DOWN_AFTER = Duration.ofSeconds(30);

	@Test
	void aConnectionThatIsReadyIsUp() {
		Health health = check(new ClientStatus(ConnectionState.READY, TIME, 3, 2, null, Duration.ZERO, false, CLOSE));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsOnlyKeys("state", "generation", "since", "lastClose")
			.containsEntry("state", ConnectionState.READY)
			.containsEntry("generation", 3L)
			.containsEntry("since", TIME)
			.containsEntry("lastClose", CLOSE);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTING", "OPENING", "BACKING_OFF", "CLOSING" })
	void anOutageIsDownOnlyAfterAWhile(ConnectionState state) {
		assertThat(outage(state, DOWN_AFTER.minusMillis(1), false).getStatus()).isEqualTo(Status.UP);
		assertThat(outage(state, DOWN_AFTER, false).getStatus()).isEqualTo(Status.DOWN);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTING", "OPENING", "BACKING_OFF", "CLOSING" })
	void aFailureThatIsLikelyAgainIsDownAtOnce(ConnectionState state) {
		assertThat(outage(state, Duration.ofMillis(1), true).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void theFirstConnectionMayTakeAWhileToo() {
		assertThat(first(DOWN_AFTER.minusMillis(1)).getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(first(DOWN_AFTER).getStatus()).isEqualTo(Status.DOWN);
	}

	@ParameterizedTest
	@EnumSource(names = { "STOPPED", "ENDED" })
	void anEndThatIsWantedIsNoFailure(ConnectionState state) {
		assertThat(check(new ClientStatus(state, TIME, 2, 1, null, Duration.ZERO, false, CLOSE)).getStatus())
			.isEqualTo(Status.UNKNOWN);
	}

	@Test
	void aClientThatHasGivenUpIsDown() {
		assertThat(check(new ClientStatus(ConnectionState.FAILED, TIME, 2, 1, null, Duration.ZERO, false, CLOSE))
			.getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void anOutageTellsOfAttempts() {
		Health health = outage(ConnectionState.BACKING_OFF, Duration.ofNanos(1_234_567), false);
		assertThat(health.getDetails()).containsEntry("attempts", 4)
			.containsEntry("nextAttempt", TIME.plusSeconds(5))
			.containsEntry("outage", Duration.ofMillis(1));
	}

	@Test
	void aClientThatWasNeverStartedHasNothingToTell() {
		Health health = check(new ClientStatus(ConnectionState.STOPPED, null, 1, 0, null, Duration.ZERO, false, null));
		assertThat(health.getDetails()).containsOnlyKeys("state", "generation");
	}

	private static Health outage(ConnectionState state, Duration outage, boolean slow) {
		return check(new ClientStatus(state, TIME, 2, 4, TIME.plusSeconds(5), outage, slow, CLOSE));
	}

	private static Health first(Duration outage) {
		return check(new ClientStatus(ConnectionState.CONNECTING, TIME, 1, 2, null, outage, false, null));
	}

	private static Health check(ClientStatus status) {
		Health.Builder health = new Health.Builder();
		ClientHealthIndicator.check(health, status, DOWN_AFTER);
		return health.build();
	}

}
