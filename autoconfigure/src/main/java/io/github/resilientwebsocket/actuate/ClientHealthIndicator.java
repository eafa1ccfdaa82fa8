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
import java.time.temporal.ChronoUnit;

import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.connection.ClientMonitor;
import io.github.resilientwebsocket.connection.ClientStatus;
import io.github.resilientwebsocket.connection.ClientStatus.LastClose;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of one client. A short outage is no reason to take an application out of
 * service: reconnecting is what the client is there for.
 */
final class ClientHealthIndicator extends AbstractHealthIndicator {

	private final ClientMonitor client;

	private final Duration downAfter;

	ClientHealthIndicator(ClientMonitor client, Duration downAfter) {
		this.client = client;
		this.downAfter = downAfter;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		check(health, this.client.getStatus(), this.downAfter);
	}

	static void check(Health.Builder health, ClientStatus status, Duration downAfter) {
		health.status(judge(status, downAfter))
			.withDetail("state", status.state())
			.withDetail("generation", status.generation());
		if (status.since() != null) {
			health.withDetail("since", status.since());
		}
		if (status.state() != ConnectionState.READY && status.attempt() > 0) {
			health.withDetail("attempts", status.attempt());
		}
		if (!status.outage().isZero()) {
			health.withDetail("outage", status.outage().truncatedTo(ChronoUnit.MILLIS));
		}
		if (status.nextAttempt() != null) {
			health.withDetail("nextAttempt", status.nextAttempt());
		}
		LastClose close = status.lastClose();
		if (close != null) {
			health.withDetail("lastClose", close);
		}
	}

	private static Status judge(ClientStatus status, Duration downAfter) {
		return switch (status.state()) {
			case READY -> Status.UP;
			case FAILED -> Status.DOWN;
			case STOPPED, ENDED -> Status.UNKNOWN;
			case CONNECTING, OPENING, BACKING_OFF, CLOSING -> judgeOutage(status, downAfter);
		};
	}

	private static Status judgeOutage(ClientStatus status, Duration downAfter) {
		if (status.slow() || status.outage().compareTo(downAfter) >= 0) {
			return Status.DOWN;
		}
		return (status.lastClose() != null) ? Status.UP : Status.UNKNOWN;
	}

}
