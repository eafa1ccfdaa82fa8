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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ReconnectPolicy.Failure;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.fake.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The last word of the application, on virtual time.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReconnectPolicyTests {

	private static final CloseStatus RESTART = new CloseStatus(1012, "s3cr3t reason");

	private final Stage stage = new Stage();

	private final List<Failure> failures = new ArrayList<>();

	private void judge(Verdict verdict) {
		this.stage.policies.add((failure) -> {
			this.failures.add(failure);
			return verdict;
		});
	}

	@Test
	void seesTheWholeFailure() {
		judge(Verdict.RECONNECT);
		this.stage.connecting();
		this.stage.engine.last().fail(new ConnectFailure(Kind.STATUS, 404, "localhost"));
		this.stage.advance(Duration.ofSeconds(1));
		this.stage.open().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.failures).hasSize(2);
		assertThat(this.failures.get(0)).isEqualTo(new Failure("feed", null, null,
				new ConnectFailure(Kind.STATUS, 404, "localhost"), 1, Duration.ZERO, Verdict.RECONNECT_SLOWLY));
		assertThat(this.failures.get(1))
			.isEqualTo(new Failure("feed", RESTART, Origin.REMOTE, null, 2, Duration.ofSeconds(1), Verdict.RECONNECT));
		assertThat(this.failures.toString()).doesNotContain("s3cr3t").contains("1012", "404");
	}

	@Test
	void stopGivesUp() {
		judge(Verdict.STOP);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.FAILED);
		assertThat(this.stage.actor.closes).singleElement()
			.isEqualTo(new CloseInfo(RESTART, Origin.REMOTE, false, Duration.ZERO));
		assertThat(this.stage.links()).isEmpty();
	}

	@Test
	void slowlyWaitsForTheLargestDelay(CapturedOutput output) {
		judge(Verdict.RECONNECT_SLOWLY);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.BACKING_OFF);
		assertThat(this.stage.actor.closes.get(0).nextDelay()).isEqualTo(Duration.ofSeconds(30));
		assertThat(output)
			.contains("closed the connection with 1012 service restart; reconnects slowly, next attempt in 30.0 s");
	}

	@Test
	void hasTheLastWordAlsoOnWhatTheClientTakesSlowly() {
		judge(Verdict.RECONNECT);
		this.stage.connecting();
		this.stage.engine.last().fail(Kind.CERTIFICATE);
		this.stage.settle();
		assertThat(this.stage.events.get(this.stage.events.size() - 2)).isEqualTo(new ConnectionAttemptFailedEvent(
				"feed", ConnectFailure.of(Kind.CERTIFICATE, "localhost"), 1, true, Duration.ofSeconds(1)));
	}

	@Test
	void eachIsToldTheVerdictBeforeIt() {
		this.stage.policies.add((failure) -> Verdict.RECONNECT_SLOWLY);
		judge(Verdict.STOP);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.failures).extracting(Failure::verdict).containsExactly(Verdict.RECONNECT_SLOWLY);
		assertThat(this.stage.state()).isEqualTo(ConnectionState.FAILED);
	}

	@Test
	void theVerdictOnAReplacementLeavesTheConnectionAlone() {
		judge(Verdict.STOP);
		this.stage.ready();
		this.stage.client.reconnect();
		this.stage.settle();
		this.stage.engine.last().fail(Kind.CONNECT);
		this.stage.settle();
		assertThat(this.failures).hasSize(1);
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "throws", "says nothing", "fails badly" })
	void oneThatFailsIsPassedOver(String how, CapturedOutput output) {
		this.stage.policies.add((failure) -> switch (how) {
			case "throws" -> throw new IllegalStateException("s3cr3t");
			case "fails badly" -> throw new StackOverflowError("s3cr3t");
			default -> null;
		});
		judge(Verdict.STOP);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.failures).extracting(Failure::verdict).containsExactly(Verdict.RECONNECT);
		assertThat(this.stage.state()).isEqualTo(ConnectionState.FAILED);
		assertThat(output).contains("a ReconnectPolicy failed and is passed over").doesNotContain("s3cr3t");
	}

	@Test
	void oneThatHangsIsPassedOverAndInterrupted(CapturedOutput output) throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		AtomicBoolean interrupted = new AtomicBoolean();
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch left = new CountDownLatch(1);
		try {
			Policies policies = new Policies(List.of((failure) -> {
				try {
					hanging.countDown();
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					interrupted.set(true);
				}
				left.countDown();
				return Verdict.STOP;
			}), new ClientExecutors(this.stage.loop, this.stage.dispatch, threads));
			List<Verdict> answers = new ArrayList<>();
			policies.ask(new Failure("feed", RESTART, Origin.REMOTE, null, 1, Duration.ZERO, Verdict.RECONNECT_SLOWLY),
					answers::add);
			assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
			this.stage.loop.advance(Duration.ofMillis(999));
			assertThat(answers).isEmpty();
			this.stage.loop.advance(Duration.ofMillis(1));
			assertThat(answers).containsExactly(Verdict.RECONNECT_SLOWLY);
			assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(interrupted).isTrue();
			assertThat(output).contains("WebSocket client 'feed': no verdict of the ReconnectPolicy within 1 s");
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void theTimerOfAnAnswerInTimeIsGone() {
		judge(Verdict.RECONNECT);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.settle();
		assertThat(this.stage.loop.timers()).as("the retry alone").isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "READY", "CONNECTING" })
	void aStopDoesNotWaitForAVerdict(ConnectionState state) {
		judge(Verdict.RECONNECT);
		if (state == ConnectionState.READY) {
			this.stage.ready().end(RESTART, Origin.REMOTE);
		}
		else {
			this.stage.connecting();
			this.stage.engine.last().fail(Kind.CONNECT);
		}
		// The policy gets no thread.
		this.stage.loop.settle();
		assertThat(this.stage.state()).isEqualTo(state);
		CompletableFuture<Void> stop = this.stage.client.stop();
		this.stage.loop.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		this.stage.settle();
		assertThat(stop).isCompleted();
		this.stage.advance(Duration.ofMinutes(1));
		assertThat(this.stage.state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(this.stage.engine.attempts).hasSize(1);
		assertThat(this.stage.timers()).isEmpty();
	}

	@Test
	void aVerdictThatComesAfterAStopAndAStartChangesNothing() {
		judge(Verdict.STOP);
		this.stage.ready().end(RESTART, Origin.REMOTE);
		this.stage.loop.settle();
		var unused = this.stage.client.stop();
		this.stage.client.start();
		this.stage.loop.settle();
		this.stage.settle();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.CONNECTING);
		this.stage.open();
		assertThat(this.stage.state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void aPeerIsNotPingedWhileItsEndIsJudged() {
		judge(Verdict.RECONNECT);
		FakeConnection connection = this.stage.ready();
		connection.end(RESTART, Origin.REMOTE);
		this.stage.loop.settle();
		assertThat(this.stage.timers()).isEmpty();
	}

	@Test
	void isNotAskedWithoutReconnect() {
		Stage once = new Stage(Stage.settings().reconnect(false).build());
		once.policies.add((failure) -> {
			this.failures.add(failure);
			return Verdict.RECONNECT;
		});
		once.ready().end(RESTART, Origin.REMOTE);
		once.settle();
		assertThat(this.failures).isEmpty();
		assertThat(once.state()).isEqualTo(ConnectionState.ENDED);
	}

	@Test
	void isAskedOnceForEachOfManyFailures() {
		judge(Verdict.RECONNECT);
		this.stage.connecting();
		IntStream.rangeClosed(1, 20).forEach((i) -> {
			this.stage.engine.last().fail(Kind.CONNECT);
			this.stage.settle();
			this.stage.loop.advanceToNextTimer();
			this.stage.settle();
		});
		assertThat(this.failures).extracting(Failure::attempt)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
	}

}
