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

package io.github.resilientwebsocket.sample.client;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps count of losses, recoveries and what was missed, and tells what no transition
 * does. Written by the listener, read by the page.
 */
@Component
public class FeedDiary {

	/** More than these of a flood nobody could tell apart. */
	private static final int REMEMBERED = 100;

	private static final String CLIENT = "feed";

	private static final Logger logger = LoggerFactory.getLogger(FeedDiary.class);

	private final Clock clock = Clock.systemUTC();

	private List<ReceivedTick> newTicks = new ArrayList<>();

	private long losses;

	private long recoveries;

	private long failedAttempts;

	private long messages;

	private long missed;

	private long messagesOfConnection;

	private @Nullable ConnectionInfo connection;

	synchronized void opened(ConnectionInfo connection) {
		this.connection = connection;
		this.messagesOfConnection = 0;
		if (connection.isReconnect()) {
			this.recoveries++;
		}
		logger.info("connection {} is open, {}", connection.generation(), connection.isReconnect()
				? "after " + Seconds.of(connection.outage()) + " without one" : "the first one");
	}

	synchronized void received(Tick tick, long missedBefore) {
		if (this.newTicks.size() < REMEMBERED) {
			this.newTicks.add(new ReceivedTick(this.clock.instant(), tick, missedBefore));
		}
		this.missed += missedBefore;
		count(", missed " + missedBefore + ((missedBefore == 1) ? " tick" : " ticks"));
	}

	synchronized void received() {
		count("");
	}

	private void count(String missed) {
		this.messages++;
		this.messagesOfConnection++;
		ConnectionInfo current = this.connection;
		if (this.messagesOfConnection == 1 && current != null && current.isReconnect()) {
			logger.info("recovery {} of {} losses: gone {}{}", this.recoveries, this.losses,
					Seconds.of(current.outage()), missed);
		}
	}

	synchronized void closed(CloseInfo close, ConnectionInfo connection) {
		if (close.willReconnect()) {
			this.losses++;
		}
		logger.info("connection {} has ended after {} messages: {} {}", connection.generation(),
				this.messagesOfConnection, close.origin(), close.status().getCode());
	}

	@EventListener
	synchronized void failed(ConnectionAttemptFailedEvent event) {
		if (event.name().equals(CLIENT)) {
			this.failedAttempts++;
		}
	}

	/**
	 * Return what has been counted so far.
	 * @return the counts
	 */
	public synchronized Counts counts() {
		return new Counts(this.losses, this.recoveries, this.failedAttempts, this.messages, this.missed);
	}

	/**
	 * Return the ticks that came since the last time, or the first of them if they were
	 * too many to look at.
	 * @return the ticks, each only once
	 */
	public synchronized List<ReceivedTick> takeNewTicks() {
		List<ReceivedTick> taken = this.newTicks;
		this.newTicks = new ArrayList<>();
		return taken;
	}

	/**
	 * What has been counted so far.
	 *
	 * @param losses connections that were lost and not given up
	 * @param recoveries connections that were opened after a loss
	 * @param failedAttempts attempts that opened no connection
	 * @param messages messages received
	 * @param missed ticks that were sent while there was no connection, or got lost
	 */
	public record Counts(long losses, long recoveries, long failedAttempts, long messages, long missed) {
	}

	/**
	 * A tick that has arrived.
	 *
	 * @param at when it did
	 * @param tick the tick
	 * @param missedBefore how many are missing before it
	 */
	public record ReceivedTick(Instant at, Tick tick, long missedBefore) {
	}

}
