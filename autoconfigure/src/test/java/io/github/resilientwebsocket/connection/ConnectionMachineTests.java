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
import java.util.List;
import java.util.stream.IntStream;

import io.github.resilientwebsocket.BackoffSettings;
import io.github.resilientwebsocket.BackoffSettings.Jitter;
import io.github.resilientwebsocket.ClientSettings;
import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.CodeRanges;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.VerdictRules;
import io.github.resilientwebsocket.connection.ConnectionEvent.Timer;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of a client on virtual time.
 */
class ConnectionMachineTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void connectsOpensAndIsReadyInThisOrder() {
		MachineDriver driver = driver(plain()).start().ready();
		assertThat(driver.effects.stream().map((effect) -> effect.getClass().getSimpleName())).containsSubsequence(
				"OpenQueue", "NotifyState", "Prepare", "Connect", "NotifyOpened", "NotifyState", "OpenWriter");
		assertThat(driver.effects(Effect.NotifyState.class)).extracting(Effect.NotifyState::to)
			.containsExactly(ConnectionState.CONNECTING, ConnectionState.OPENING, ConnectionState.READY);
		assertThat(driver.only(Effect.NotifyOpened.class)).isEqualTo(new Effect.NotifyOpened(1, 1, 1, Duration.ZERO));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1002, 1005, 1006, 1011, 1012, 1013, 1014, 3000, 4000, 4999 })
	void reconnectsAfterEveryClose(int code) {
		MachineDriver driver = driver(plain()).start().ready().forget();
		driver.closed(new CloseStatus(code), Origin.REMOTE);
		assertThat(driver.closeInfo()).isEqualTo(new CloseInfo(new CloseStatus(code), Origin.REMOTE, true, SECOND));
		assertThat(driver.advance(SECOND).ready().phase()).isEqualTo(ConnectionState.READY);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1003, 1007, 1008, 1009, 1010 })
	void reconnectsSlowlyWhereTheSameIsLikelyAgain(int code) {
		MachineDriver driver = driver(plain()).start().ready().forget();
		driver.closed(new CloseStatus(code), Origin.REMOTE);
		assertThat(driver.closeInfo().nextDelay()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void withoutReconnectTheFirstLossIsTheEnd() {
		MachineDriver driver = driver(plain().reconnect(false)).start().ready().forget().closed();
		assertThat(driver.phase()).isEqualTo(ConnectionState.ENDED);
		assertThat(driver.closeInfo())
			.isEqualTo(new CloseInfo(MachineDriver.RESTART, Origin.REMOTE, false, Duration.ZERO));
		assertThat(driver.pendingTimers()).isEmpty();
		assertThat(driver.effects(Effect.SealQueue.class)).hasSize(1);
		assertThat(driver.only(Effect.NotifyState.class).cause())
			.isEqualTo("the server closed the connection with 1012 service restart; 'reconnect' is false");
	}

	@Test
	void withoutReconnectAFailedAttemptIsTheEnd() {
		MachineDriver driver = driver(plain().reconnect(false)).start().prepared().refused();
		assertThat(driver.phase()).isEqualTo(ConnectionState.ENDED);
		assertThat(driver.only(Effect.NotifyAttemptFailed.class).willRetry()).isFalse();
		assertThat(driver.effects(Effect.NotifyClosed.class)).isEmpty();
	}

	@Test
	void sevenDropsAreSevenEndsAndEightBeginnings() {
		MachineDriver driver = driver(plain()).start().ready();
		for (int i = 0; i < 7; i++) {
			driver.closed().advance(Duration.ofSeconds(30)).ready();
		}
		assertThat(driver.effects(Effect.NotifyClosed.class)).hasSize(7);
		assertThat(driver.effects(Effect.NotifyOpened.class)).extracting(Effect.NotifyOpened::generation)
			.containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
	}

	@Test
	void aServerThatAcceptsAndClosesIsNotHammered() {
		MachineDriver driver = driver(plain().backoff(backoff(Duration.ofMillis(500), Jitter.NONE, null, null))).start()
			.ready()
			.closed();
		for (int second = 0; second < 80; second++) {
			driver.advance(Duration.ofMillis(100));
			if (driver.phase() == ConnectionState.CONNECTING) {
				driver.ready().closed();
			}
		}
		// At 0, 0.5, 1.5, 3.5 and 7.5 s.
		assertThat(driver.effects(Effect.Connect.class)).hasSize(5);
	}

	@Test
	void aConnectionThatWasReadyForLongEnoughResetsTheBackoff() {
		MachineDriver driver = driver(plain()).start().refused();
		driver.advance(Duration.ofSeconds(1)).refused().advance(Duration.ofSeconds(2)).ready();
		assertThat(driver.state.failures()).isEqualTo(2);
		driver.advance(Duration.ofSeconds(10)).forget().closed();
		assertThat(driver.closeInfo().nextDelay()).isEqualTo(SECOND);
		driver.advance(SECOND).ready().advance(Duration.ofSeconds(9)).forget().closed();
		assertThat(driver.closeInfo().nextDelay()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void countsTheAttemptsOfAnOutageAndItsLength() {
		MachineDriver driver = driver(plain()).start().ready().advance(Duration.ofSeconds(10)).closed();
		driver.advance(SECOND).prepared().refused().advance(Duration.ofSeconds(2)).forget().ready();
		assertThat(driver.only(Effect.NotifyOpened.class))
			.isEqualTo(new Effect.NotifyOpened(3, 2, 2, Duration.ofSeconds(3)));
	}

	@Test
	void givesUpAfterTheLargestNumberOfRetries() {
		MachineDriver driver = driver(plain().backoff(backoff(SECOND, Jitter.NONE, 2, null))).start().prepared();
		driver.refused().advance(SECOND).prepared().refused().advance(Duration.ofSeconds(2)).prepared();
		assertThat(driver.phase()).isEqualTo(ConnectionState.CONNECTING);
		driver.forget().refused();
		assertThat(driver.phase()).isEqualTo(ConnectionState.FAILED);
		assertThat(driver.only(Effect.NotifyState.class).cause())
			.isEqualTo("no TCP connection (localhost); backoff.max-retries of 2 is reached");
		assertThat(driver.effects(Effect.SealQueue.class)).hasSize(1);
		assertThat(driver.pendingTimers()).isEmpty();
	}

	@Test
	void givesUpAfterTheLongestOutage() {
		MachineDriver driver = driver(plain().backoff(backoff(SECOND, Jitter.NONE, null, Duration.ofSeconds(10))))
			.start();
		for (int i = 0; i < 4; i++) {
			driver.refused().advance(driver.untilNextTimer());
		}
		// 15 s have passed.
		assertThat(driver.refused().phase()).isEqualTo(ConnectionState.FAILED);
	}

	@Test
	void everyFailureOfAnAttemptHasItsVerdict() {
		assertThat(delayAfter(ConnectFailure.of(Kind.DNS, "h"))).isEqualTo(SECOND);
		assertThat(delayAfter(new ConnectFailure(Kind.STATUS, 503, "h"))).isEqualTo(SECOND);
		assertThat(delayAfter(new ConnectFailure(Kind.STATUS, 404, "h"))).isEqualTo(Duration.ofSeconds(30));
	}

	private static Duration delayAfter(ConnectFailure failure) {
		return driver(plain()).start().prepared().failed(failure).only(Effect.NotifyAttemptFailed.class).nextDelay();
	}

	@Test
	void stopWhileBackingOffIsImmediate() {
		MachineDriver driver = Scene.BACKING_OFF.enter().stop();
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
		assertThat(driver.pendingTimers()).isEmpty();
	}

	@Test
	void stopInAnAttemptAbandonsIt() {
		MachineDriver driver = Scene.CONNECTING.enter().stop();
		assertThat(driver.only(Effect.Abort.class).link()).isEqualTo(driver.current());
		driver.failed(ConnectFailure.of(Kind.ABORTED, null));
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
		assertThat(driver.effects(Effect.NotifyAttemptFailed.class)).isEmpty();
		assertThat(driver.effects(Effect.NotifyClosed.class)).isEmpty();
	}

	@Test
	void anAttemptThatOpensWhileItIsAbandonedIsCut() {
		MachineDriver driver = Scene.CONNECTING.enter().stop().forget().opened();
		assertThat(driver.effects).containsExactly(new Effect.Abort(driver.last()));
		assertThat(driver.closed().phase()).isEqualTo(ConnectionState.STOPPED);
		assertThat(driver.effects(Effect.NotifyClosed.class)).isEmpty();
	}

	@Test
	void stopOfAnOpenConnectionClosesItNormally() {
		MachineDriver driver = Scene.READY.enter().stop();
		assertThat(driver.only(Effect.Close.class).status()).isEqualTo(CloseStatus.NORMAL);
		assertThat(driver.pendingTimers()).containsExactly(Timer.CLOSE);
		driver.closed(CloseStatus.NORMAL, Origin.LOCAL);
		assertThat(driver.closeInfo()).isEqualTo(new CloseInfo(CloseStatus.NORMAL, Origin.LOCAL, false, Duration.ZERO));
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
		assertThat(driver.pendingTimers()).isEmpty();
	}

	@Test
	void aPeerThatDoesNotAnswerACloseIsCut() {
		MachineDriver driver = Scene.READY.enter().stop().advance(Duration.ofSeconds(5));
		assertThat(driver.only(Effect.Abort.class).link()).isEqualTo(1);
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
		assertThat(driver.effects(Effect.NotifyClosed.class)).hasSize(1);
		driver.apply(new ConnectionEvent.Closed(driver.now, 0, 1, CloseStatus.NORMAL, Origin.LOCAL));
		assertThat(driver.effects(Effect.NotifyClosed.class)).hasSize(1);
	}

	@Test
	void startDuringAStopConnectsAgainAtOnce() {
		MachineDriver driver = Scene.RESTARTING.enter().closed(CloseStatus.NORMAL, Origin.LOCAL);
		assertThat(driver.closeInfo()).isEqualTo(new CloseInfo(CloseStatus.NORMAL, Origin.LOCAL, true, Duration.ZERO));
		assertThat(driver.phase()).isEqualTo(ConnectionState.CONNECTING);
		assertThat(driver.effects(Effect.Prepare.class)).hasSize(1);
	}

	@Test
	void stopAfterStartDuringAStopStillWins() {
		MachineDriver driver = Scene.RESTARTING.enter().stop().closed(CloseStatus.NORMAL, Origin.LOCAL);
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
	}

	@Test
	void stopWhileADeadPeerIsCutKeepsTheCauseOfTheLoss() {
		MachineDriver driver = Scene.CUTTING.enter().stop().closed(CloseStatus.NO_CLOSE_FRAME, Origin.LOCAL);
		assertThat(driver.closeInfo())
			.isEqualTo(new CloseInfo(CloseStatus.NO_CLOSE_FRAME, Origin.LIVENESS, false, Duration.ZERO));
		assertThat(driver.phase()).isEqualTo(ConnectionState.STOPPED);
	}

	@Test
	void aCustomizerThatHangsIsAFailedAttempt() {
		MachineDriver driver = Scene.PREPARING.enter().advance(Duration.ofSeconds(15));
		assertThat(driver.only(Effect.NotifyAttemptFailed.class).failure().kind()).isEqualTo(Kind.PREPARE);
		assertThat(driver.effects).contains(new Effect.Abort(1));
		assertThat(driver.phase()).isEqualTo(ConnectionState.BACKING_OFF);
	}

	@Test
	void openHandlersThatHangCostTheConnection() {
		MachineDriver driver = driver(plain().pingInterval(Duration.ZERO)).start()
			.prepared()
			.opened()
			.advance(Duration.ofMinutes(2))
			.begun()
			.forget()
			.advance(Duration.ofSeconds(30));
		assertThat(driver.only(Effect.Close.class).status().getCode()).isEqualTo(1011);
		driver.closed(CloseStatus.SERVER_ERROR, Origin.LOCAL);
		assertThat(driver.closeInfo().origin()).isEqualTo(Origin.LOCAL);
		assertThat(driver.closeInfo().willReconnect()).isTrue();
	}

	@Test
	void pingsAfterEveryIntervalWhileThePeerAnswers() {
		MachineDriver driver = driver(plain()).start().ready();
		for (int i = 1; i <= 5; i++) {
			driver.advance(Duration.ofSeconds(20).minusNanos(1));
			assertThat(driver.effects(Effect.Ping.class)).hasSize(i - 1);
			driver.advance(Duration.ofNanos(1));
			assertThat(driver.effects(Effect.Ping.class)).hasSize(i);
			driver.vitals = alive(driver.now + 1);
			driver.advance(Duration.ofSeconds(10));
			driver.advance(Duration.ofSeconds(-10));
		}
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void anIntervalShorterThanTheTimeoutIsKept() {
		MachineDriver driver = driver(plain().pingInterval(SECOND)).start().ready();
		for (int i = 1; i <= 60; i++) {
			driver.advance(SECOND);
			assertThat(driver.effects(Effect.Ping.class)).hasSize(i);
			driver.vitals = alive(driver.now + 1);
		}
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void laterPingsDoNotPutOffTheVerdictOnADeadPeer() {
		MachineDriver driver = driver(plain().pingInterval(SECOND)).start().ready();
		driver.vitals = alive(driver.now + Duration.ofMillis(2500).toNanos());
		driver.advance(Duration.ofSeconds(13).minusNanos(1));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		assertThat(driver.advance(Duration.ofNanos(1)).phase()).isEqualTo(ConnectionState.CLOSING);
	}

	@Test
	void aPeerThatDoesNotAnswerAPingIsDead() {
		MachineDriver driver = driver(plain()).start().ready();
		driver.vitals = alive(driver.now);
		driver.advance(Duration.ofSeconds(30).minusNanos(1));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		driver.advance(Duration.ofNanos(1));
		assertThat(driver.phase()).isEqualTo(ConnectionState.CLOSING);
		assertThat(driver.only(Effect.Abort.class).link()).isEqualTo(1);
		driver.closed(CloseStatus.NO_CLOSE_FRAME, Origin.LOCAL);
		assertThat(driver.closeInfo())
			.isEqualTo(new CloseInfo(CloseStatus.NO_CLOSE_FRAME, Origin.LIVENESS, true, SECOND));
	}

	@Test
	void pingsBeginAnewWithEveryConnection() {
		MachineDriver driver = driver(plain()).start().ready().advance(Duration.ofSeconds(21)).closed();
		driver.advance(SECOND).ready().forget().advance(Duration.ofSeconds(19));
		assertThat(driver.effects(Effect.Ping.class)).isEmpty();
		assertThat(driver.advance(SECOND).effects(Effect.Ping.class)).hasSize(1);
	}

	@Test
	void aPeerThatIsHeldBackIsNotDead() {
		MachineDriver driver = driver(plain()).start().ready();
		driver.vitals = new Vitals(driver.now, driver.now, true, false);
		driver.advance(Duration.ofMinutes(10));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		driver.vitals = alive(driver.now - 1);
		assertThat(driver.advance(Duration.ofSeconds(40)).phase()).isNotEqualTo(ConnectionState.READY);
	}

	@Test
	void aPeerThatHasNotGotThePingYetIsDeadOnlyWhenNoMessageCanBeInItsWay() {
		MachineDriver driver = driver(plain()).start().ready();
		driver.vitals = new Vitals(driver.now, driver.now, false, true);
		// The ping is asked for after 20 s; send-timeout and ping-timeout are 10 s each.
		driver.advance(Duration.ofSeconds(45));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		driver.advance(Duration.ofSeconds(10));
		assertThat(driver.phase()).isNotEqualTo(ConnectionState.READY);
	}

	@Test
	void aProcessThatWasSuspendedProbesOnceBeforeItJudges() {
		MachineDriver driver = driver(plain()).start().ready();
		driver.vitals = alive(driver.now);
		driver.advance(Duration.ofSeconds(20)).forget();
		long due = driver.now + Duration.ofSeconds(10).toNanos();
		driver.now += Duration.ofHours(8).toNanos();
		driver.fire(driver.current(), Timer.PONG, due);
		assertThat(driver.effects(Effect.Ping.class)).hasSize(1);
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		assertThat(driver.pendingTimers()).containsOnlyOnce(Timer.PONG);
		driver.fire(driver.current(), Timer.PONG, driver.now);
		assertThat(driver.phase()).isEqualTo(ConnectionState.CLOSING);
	}

	@Test
	void aSilentFeedIsReplaced() {
		MachineDriver driver = driver(plain().pingInterval(Duration.ZERO).idleTimeout(Duration.ofSeconds(60))).start()
			.ready();
		driver.vitals = alive(driver.now + Duration.ofSeconds(50).toNanos());
		driver.advance(Duration.ofSeconds(109));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		assertThat(driver.advance(SECOND).phase()).isEqualTo(ConnectionState.CLOSING);
		assertThat(driver.effects(Effect.NotifyState.class)).last()
			.extracting(Effect.NotifyState::cause)
			.isEqualTo("no data within idle-timeout");
	}

	@Test
	void intervalZeroTurnsPingsOff() {
		MachineDriver driver = driver(plain().pingInterval(Duration.ZERO)).start().ready();
		assertThat(driver.pendingTimers()).isEmpty();
		assertThat(driver.advance(Duration.ofDays(1)).phase()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void reconnectOpensTheNextConnectionBeforeItClosesTheOld() {
		MachineDriver driver = Scene.READY.enter().reconnect().prepared();
		assertThat(driver.effects(Effect.NotifyState.class)).isEmpty();
		assertThat(driver.effects(Effect.Close.class)).isEmpty();
		driver.opened();
		assertThat(driver.closeInfo())
			.isEqualTo(new CloseInfo(CloseStatus.NORMAL, Origin.REPLACED, true, Duration.ZERO));
		assertThat(driver.effects.stream().map((effect) -> effect.getClass().getSimpleName()))
			.containsSubsequence("SealWriter", "NotifyClosed", "NotifyOpened");
		assertThat(driver.only(Effect.Close.class).link()).isEqualTo(1);
		assertThat(driver.only(Effect.NotifyOpened.class)).isEqualTo(new Effect.NotifyOpened(2, 2, 1, Duration.ZERO));
		assertThat(driver.done().phase()).isEqualTo(ConnectionState.READY);
		// The old peer never answers.
		driver.forget().advance(Duration.ofSeconds(5));
		assertThat(driver.effects).containsExactly(new Effect.Abort(1));
	}

	@Test
	void aReplacementThatFailsIsTriedAgainWhileTheOldConnectionGoesOn() {
		MachineDriver driver = Scene.REPLACE_CONNECTING.enter().refused();
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		Duration first = driver.only(Effect.NotifyAttemptFailed.class).nextDelay();
		assertThat(first).isPositive().isLessThanOrEqualTo(SECOND);
		driver.forget().advance(first);
		assertThat(driver.only(Effect.Prepare.class).attempt()).isEqualTo(2);
		driver.prepared().opened();
		assertThat(driver.phase()).isEqualTo(ConnectionState.OPENING);
		assertThat(driver.state.handovers()).isZero();
	}

	@Test
	void aLossDuringAReplacementGoesOnWithTheReplacement() {
		MachineDriver driver = Scene.REPLACE_CONNECTING.enter().closed();
		assertThat(driver.closeInfo().nextDelay()).isZero();
		assertThat(driver.phase()).isEqualTo(ConnectionState.CONNECTING);
		assertThat(driver.effects(Effect.Abort.class)).isEmpty();
		assertThat(driver.opened().phase()).isEqualTo(ConnectionState.OPENING);
	}

	@Test
	void aReplacementThatOpensWhileTheDeadPeerIsCutTellsTheTruth() {
		MachineDriver driver = Scene.REPLACE_CONNECTING.enter();
		driver.apply(new ConnectionEvent.WriteStalled(driver.now, driver.current())).opened();
		assertThat(driver.closeInfo().origin()).isEqualTo(Origin.LIVENESS);
		assertThat(driver.phase()).isEqualTo(ConnectionState.OPENING);
	}

	@Test
	void stopDuringAReplacementEndsBoth() {
		MachineDriver driver = Scene.REPLACE_CONNECTING.enter().stop();
		assertThat(driver.effects).contains(new Effect.Abort(2), new Effect.Close(1, CloseStatus.NORMAL));
		assertThat(driver.forget().opened().effects).containsExactly(new Effect.Abort(2));
	}

	@Test
	void aConnectionIsReplacedBeforeItReachesItsLargestAge() {
		MachineDriver driver = driver(plain().pingInterval(Duration.ZERO).maxAge(Duration.ofHours(24))).start().ready();
		driver.forget().advance(Duration.ofHours(24).minusSeconds(26));
		assertThat(driver.effects).isEmpty();
		assertThat(driver.advance(SECOND).effects(Effect.Prepare.class)).hasSize(1);
	}

	@Test
	void reconnectWhileBackingOffDoesNotWait() {
		MachineDriver driver = Scene.BACKING_OFF.enter().reconnect();
		assertThat(driver.phase()).isEqualTo(ConnectionState.CONNECTING);
		assertThat(driver.pendingTimers()).containsExactly(Timer.PREPARE);
	}

	@Test
	void aMessageBeyondTheLimitClosesWith1009AndSlowly() {
		MachineDriver driver = Scene.READY.enter();
		driver.apply(new ConnectionEvent.Unacceptable(driver.now, driver.current(), CloseStatus.TOO_BIG_TO_PROCESS));
		assertThat(driver.only(Effect.Close.class).status()).isEqualTo(CloseStatus.TOO_BIG_TO_PROCESS);
		driver.random = 0.999;
		driver.closed(CloseStatus.TOO_BIG_TO_PROCESS, Origin.LOCAL);
		assertThat(driver.closeInfo().origin()).isEqualTo(Origin.PROTOCOL);
		assertThat(driver.closeInfo().nextDelay()).isGreaterThan(Duration.ofSeconds(29));
	}

	@Test
	void aClosedSessionIsALossAndNotAStop() {
		MachineDriver driver = Scene.READY.enter();
		driver.apply(new ConnectionEvent.CloseRequested(driver.now, driver.current(), CloseStatus.NORMAL));
		assertThat(driver.only(Effect.Close.class).status()).isEqualTo(CloseStatus.NORMAL);
		assertThat(driver.pendingTimers()).containsExactly(Timer.CLOSE);
		driver.closed(CloseStatus.NORMAL, Origin.LOCAL);
		assertThat(driver.closeInfo().origin()).isEqualTo(Origin.LOCAL);
		assertThat(driver.closeInfo().willReconnect()).isTrue();
		assertThat(driver.phase()).isEqualTo(ConnectionState.BACKING_OFF);
	}

	@Test
	void jitterHoldsForTheFirstRetryToo() {
		List<Duration> delays = IntStream.range(0, 10).mapToObj((i) -> {
			MachineDriver driver = driver(MachineDriver.settings()).start().prepared();
			driver.random = i / 10.0;
			return driver.refused().only(Effect.NotifyAttemptFailed.class).nextDelay();
		}).toList();
		assertThat(delays).doesNotHaveDuplicates().allMatch((delay) -> delay.compareTo(SECOND) < 0);
	}

	private static MachineDriver driver(ClientSettings.Builder settings) {
		return new MachineDriver(settings.build());
	}

	private static ClientSettings.Builder plain() {
		return MachineDriver.settings().backoff(backoff(SECOND, Jitter.NONE, null, null));
	}

	private static BackoffSettings backoff(Duration delay, Jitter jitter, Integer maxRetries, Duration maxElapsed) {
		return new BackoffSettings(delay, 2, Duration.ofSeconds(30), jitter, maxRetries, maxElapsed,
				Duration.ofSeconds(10));
	}

	private static Vitals alive(long at) {
		return new Vitals(at, at, false, false);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void asksTheCustomizersAfreshOnceAtOnce(int status) {
		ConnectFailure refused = new ConnectFailure(Kind.STATUS, status, "localhost");
		MachineDriver driver = new MachineDriver(MachineDriver.settings().build(), true).start().prepared();
		assertThat(driver.failed(refused).only(Effect.NotifyAttemptFailed.class).nextDelay()).isZero();
		assertThat(driver.forget().advance(Duration.ZERO).only(Effect.Prepare.class).attempt()).isEqualTo(2);
		driver.prepared().failed(refused);
		assertThat(driver.untilNextTimer()).as("half of the largest delay").isEqualTo(Duration.ofSeconds(15));
		driver.forget().advance(Duration.ofSeconds(15)).ready().advance(Duration.ofSeconds(10)).closed();
		assertThat(driver.forget().advance(Duration.ofSeconds(1)).prepared().failed(refused).untilNextTimer())
			.as("in the next series")
			.isZero();
	}

	@Test
	void doesNotTryAfreshWithoutCustomizersOrAgainstARule() {
		ConnectFailure refused = new ConnectFailure(Kind.STATUS, 401, "localhost");
		MachineDriver alone = new MachineDriver(MachineDriver.settings().build()).start().prepared();
		assertThat(alone.failed(refused).untilNextTimer()).isEqualTo(Duration.ofSeconds(15));
		VerdictRules rules = new VerdictRules(CodeRanges.parse(List.of("401")), CodeRanges.NONE, CodeRanges.NONE);
		MachineDriver ruled = new MachineDriver(MachineDriver.settings().handshakeStatuses(rules).build(), true).start()
			.prepared();
		assertThat(ruled.failed(refused).untilNextTimer()).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void aReplacementThatIsRefusedIsTriedAfreshToo() {
		MachineDriver driver = new MachineDriver(MachineDriver.settings().build(), true).start().ready().reconnect();
		driver.prepared().failed(new ConnectFailure(Kind.STATUS, 401, "localhost"));
		assertThat(driver.phase()).isEqualTo(ConnectionState.READY);
		assertThat(driver.untilNextTimer()).isZero();
	}

	@Test
	void theVerdictOfTheApplicationComesWithTheEvent() {
		MachineDriver driver = new MachineDriver(MachineDriver.settings().build()).start().prepared();
		ConnectionEvent failed = new ConnectionEvent.ConnectFailed(driver.now, 0.5, driver.last(),
				ConnectFailure.of(Kind.CONNECT, "localhost"));
		ClientState before = driver.state;
		driver.apply(failed);
		assertThat(driver.judged.verdict()).isEqualTo(Verdict.RECONNECT);
		driver.state = before;
		driver.apply(new ConnectionEvent.Judged(driver.now, failed, Verdict.STOP));
		assertThat(driver.phase()).isEqualTo(ConnectionState.FAILED);
	}

}
