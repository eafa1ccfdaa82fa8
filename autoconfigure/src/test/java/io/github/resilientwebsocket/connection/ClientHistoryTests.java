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

package io.github.resilientwebsocket.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientTransition.Decision;
import io.github.resilientwebsocket.fake.FakeConnection;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client remembers for those who look later.
 */
class ClientHistoryTests {

	private final Stage stage = new Stage();

	private final ClientMonitor monitor = this.stage.client.getMonitor();

	@Test
	void aClientThatWasNeverStarted() {
		assertThat(this.monitor.getTransitions()).isEmpty();
		assertThat(this.monitor.getStatus())
			.isEqualTo(new ClientStatus(ConnectionState.STOPPED, null, 1, 0, null, Duration.ZERO, false, null));
		assertThat(this.monitor.getConnectionAge()).isEmpty();
		assertThat(this.monitor.getDataAge()).isEmpty();
	}

	@Test
	void theStoryOfAnOutage() {
		FakeConnection connection = this.stage.ready();
		connection.end(new CloseStatus(1001, "s3cr3t"), Origin.REMOTE);
		this.stage.settle();
		assertThat(this.monitor.getTransitions()).extracting(ClientTransition::to)
			.containsExactly(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY,
					ConnectionState.BACKING_OFF);
		ClientTransition last = this.monitor.getTransitions().get(3);
		assertThat(last.decision()).isEqualTo(Decision.RECONNECT);
		assertThat(last.nextDelay()).isEqualTo(Duration.ofSeconds(1));
		assertThat(last.generation()).isEqualTo(2);
		ClientStatus status = this.monitor.getStatus();
		assertThat(status.nextAttempt()).isEqualTo(last.time().plusSeconds(1));
		assertThat(status.lastClose().code()).isEqualTo(1001);
		assertThat(status.lastClose().origin()).isEqualTo(Origin.REMOTE);
		assertThat(status.lastClose().time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
		this.stage.loop.advance(Duration.ofMillis(900));
		assertThat(this.monitor.getOutage()).isEqualTo(Duration.ofMillis(900));
		assertThat(status.toString()).doesNotContain("s3cr3t");
		this.stage.advance(Duration.ofMillis(100));
		this.stage.open();
		assertThat(this.monitor.getOutage()).isZero();
		assertThat(this.monitor.getConnections().getOpened()).isEqualTo(2);
		assertThat(this.monitor.getConnections().getClosed(Origin.REMOTE)).isEqualTo(1);
	}

	@Test
	void aFailureThatIsLikelyAgainHoldsUntilTheClientIsReady() {
		this.stage.connecting();
		this.stage.engine.last().fail(new ConnectFailure(Kind.STATUS, 404, "localhost"));
		this.stage.settle();
		assertThat(this.monitor.getStatus().slow()).isTrue();
		assertThat(last().decision()).isEqualTo(Decision.RECONNECT_SLOWLY);
		this.stage.advance(Duration.ofSeconds(30));
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CONNECTING);
		assertThat(this.monitor.getStatus().slow()).isTrue();
		this.stage.open();
		assertThat(this.monitor.getStatus().slow()).isFalse();
		assertThat(this.monitor.getConnections().getFailed(Kind.STATUS)).isEqualTo(1);
	}

	@Test
	void anEndAndAGivingUpAreDecisions() {
		Stage once = new Stage(Stage.settings().reconnect(false).build());
		once.ready().end(CloseStatus.NORMAL, Origin.REMOTE);
		once.settle();
		List<ClientTransition> transitions = once.client.getMonitor().getTransitions();
		assertThat(transitions.get(transitions.size() - 1).decision()).isEqualTo(Decision.END);
	}

	@Test
	void onlySoMuchIsKept() {
		this.stage.connecting();
		for (int i = 0; i < 2 * ClientHistory.LENGTH; i++) {
			this.stage.engine.last().fail(Kind.CONNECT);
			this.stage.advance(Duration.ofSeconds(30));
		}
		assertThat(this.monitor.getTransitions()).hasSize(ClientHistory.LENGTH);
		assertThat(last().attempt()).isEqualTo(2 * ClientHistory.LENGTH + 1);
	}

	@Test
	void outagesAndPingsAreMeasured() {
		Measured measured = new Measured();
		this.monitor.measure(measured);
		FakeConnection connection = this.stage.ready();
		assertThat(measured.outages).isEmpty();
		connection.end(CloseStatus.GOING_AWAY, Origin.REMOTE);
		this.stage.advance(Duration.ofSeconds(1));
		FakeConnection next = this.stage.open();
		assertThat(measured.outages).containsExactly(Duration.ofSeconds(1));
		this.stage.advance(Duration.ofSeconds(20));
		assertThat(next.pings()).hasSize(1);
		this.stage.loop.advance(Duration.ofMillis(7));
		next.pong();
		next.pong();
		assertThat(measured.roundTrips).hasSize(1);
		assertThat(measured.roundTrips.get(0)).isBetween(Duration.ofMillis(7), Duration.ofSeconds(2).plusMillis(7));
		this.monitor.stopMeasuring();
		this.stage.advance(Duration.ofSeconds(20));
		next.pong();
		assertThat(measured.roundTrips).hasSize(1);
	}

	private ClientTransition last() {
		List<ClientTransition> transitions = this.monitor.getTransitions();
		return transitions.get(transitions.size() - 1);
	}

	private static final class Measured implements ClientProbe {

		private final List<Duration> outages = new ArrayList<>();

		private final List<Duration> roundTrips = new ArrayList<>();

		@Override
		public void outageEnded(Duration outage) {
			this.outages.add(outage);
		}

		@Override
		public void pingAnswered(Duration roundTrip) {
			this.roundTrips.add(roundTrip);
		}

	}

}
