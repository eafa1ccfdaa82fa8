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
import java.util.Set;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.Verdict;
import io.github.resilientwebsocket.connection.Link.Ending;
import io.github.resilientwebsocket.policy.Decision;
import io.github.resilientwebsocket.policy.FailurePolicy;

/**
 * From a failure to the decision: the verdict of the properties or the client, the last
 * word of the application, the back-off and its limits.
 */
final class Judging {

	/** A customizer that is asked again may well have an answer to these. */
	private static final Set<Integer> UNAUTHORIZED = Set.of(401, 403);

	private Judging() {
	}

	/** A connection was lost. */
	static Decision lost(Step step, Link link, Ending ending) {
		Verdict verdict = FailurePolicy.judge(step.settings(), ending.status());
		return decide(step, new ReconnectPolicy.Failure(step.name(), ending.status(), ending.origin(), null,
				link.attempt(), outage(step), verdict), step.state().failures(), outage(step));
	}

	/** An attempt has failed while there was no connection. */
	static Decision failed(Step step, Link link, ConnectFailure failure) {
		return decide(step, link, failure, step.state().failures(), outage(step));
	}

	/** An attempt to replace the connection has failed. */
	static Decision notReplaced(Step step, Link link, ConnectFailure failure) {
		return decide(step, link, failure, step.state().handovers(), Duration.ZERO);
	}

	private static Decision decide(Step step, Link link, ConnectFailure failure, int failures, Duration elapsed) {
		Verdict verdict = FailurePolicy.judge(step.settings(), failure);
		Decision decision = decide(step,
				new ReconnectPolicy.Failure(step.name(), null, null, failure, link.attempt(), elapsed, verdict),
				failures, elapsed);
		if (decision instanceof Decision.Retry retry && retry.verdict() == verdict && mayTryAfresh(step, failure)) {
			step.state(step.state().triedAfreshOnce());
			return new Decision.Retry(Duration.ZERO, verdict);
		}
		return decision;
	}

	private static boolean mayTryAfresh(Step step, ConnectFailure failure) {
		return step.isCustomized() && !step.state().triedAfresh() && UNAUTHORIZED.contains(failure.status())
				&& step.settings().handshakeStatuses().find(failure.status()) == null;
	}

	private static Decision decide(Step step, ReconnectPolicy.Failure failure, int failures, Duration elapsed) {
		// With 'reconnect' off there is nothing to ask.
		Verdict verdict = step.settings().reconnect() ? step.judge(failure) : failure.verdict();
		return Decision.of(step.settings(), verdict, failures, elapsed, step.random());
	}

	private static Duration outage(Step step) {
		return step.state().failingFor(step.now());
	}

}
