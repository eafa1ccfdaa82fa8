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

import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.fake.FakeConnection;
import org.junit.jupiter.api.Test;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a client waits for nothing but time, and how it becomes like new.
 */
class SettlingTests {

	private final Stage stage = new Stage();

	private final ClientMonitor monitor = this.stage.client.getMonitor();

	@Test
	void anAttemptIsUnderWay() {
		assertThat(isSettled()).isTrue();
		this.stage.connecting();
		assertThat(isSettled()).isFalse();
		this.stage.open();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void backingOffIsWaitingForTime() {
		this.stage.connecting();
		this.stage.engine.last().fail(Kind.CONNECT);
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		assertThat(isSettled()).isTrue();
		this.stage.advance(Duration.ofSeconds(1));
		assertThat(isSettled()).isFalse();
	}

	@Test
	void aPingWaitsForItsPong() {
		FakeConnection connection = this.stage.ready();
		this.stage.advance(Duration.ofSeconds(20));
		assertThat(connection.pings()).hasSize(1);
		assertThat(isSettled()).isFalse();
		connection.pong();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void dataIsAnAnswerToo() {
		FakeConnection connection = this.stage.ready();
		this.stage.advance(Duration.ofSeconds(20));
		connection.lastData = this.stage.loop.now();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void aMessageIsBeingWritten() {
		FakeConnection connection = this.stage.ready();
		connection.holdsWrites = true;
		this.stage.client.send("slow");
		this.stage.settle();
		assertThat(isSettled()).isFalse();
		connection.writes.remove().onSent();
		this.stage.settle();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void aConnectionIsBeingClosed() {
		FakeConnection connection = this.stage.ready();
		connection.answersCloses = false;
		this.stage.client.stop();
		this.stage.settle();
		assertThat(isSettled()).isFalse();
		connection.end(CloseStatus.NORMAL, Origin.REMOTE);
		this.stage.settle();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void aConnectionIsBeingReplaced() {
		this.stage.ready();
		this.stage.client.reconnect();
		this.stage.settle();
		assertThat(isSettled()).isFalse();
		this.stage.open();
		assertThat(isSettled()).isTrue();
	}

	@Test
	void listenersAreStillToBeTold() {
		this.stage.connecting();
		this.stage.engine.last().fail(Kind.CONNECT);
		this.stage.loop.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		assertThat(this.stage.actor.story).isEmpty();
		var answer = this.monitor.isSettled();
		this.stage.loop.settle();
		assertThat(answer.join()).isFalse();
		this.stage.settle();
		assertThat(isSettled()).isTrue();
		assertThat(this.stage.actor.story).containsExactly("error");
	}

	@Test
	void aClientThatIsRenewedCountsFromOne() {
		this.stage.ready();
		this.stage.client.stop();
		this.stage.settle();
		assertThat(this.monitor.getStatus().lastClose()).isNotNull();
		renew();
		assertThat(this.monitor.getTransitions()).isEmpty();
		assertThat(this.monitor.getStatus())
			.isEqualTo(new ClientStatus(ConnectionState.STOPPED, null, 1, 0, null, Duration.ZERO, false, null));
		this.stage.ready();
		assertThat(this.stage.actor.story).containsExactly("open 1", "close 1", "open 1");
	}

	@Test
	void aClientThatHasFailedIsRenewedToo() {
		Stage failing = new Stage(Stage.settings().reconnect(false).build());
		failing.connecting();
		failing.engine.last().fail(Kind.CONNECT);
		failing.settle();
		assertThat(failing.state()).isEqualTo(ConnectionState.ENDED);
		var unused = failing.client.getMonitor().renew();
		failing.settle();
		assertThat(failing.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(failing.ready()).isNotNull();
	}

	@Test
	void aClientThatRunsIsNotRenewed() {
		this.stage.ready();
		renew();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.monitor.getTransitions()).isNotEmpty();
	}

	private void renew() {
		var unused = this.monitor.renew();
		this.stage.settle();
	}

	private boolean isSettled() {
		var answer = this.monitor.isSettled();
		this.stage.settle();
		return answer.join();
	}

}
