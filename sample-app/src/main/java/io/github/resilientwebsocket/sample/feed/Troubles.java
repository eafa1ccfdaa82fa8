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

package io.github.resilientwebsocket.sample.feed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.resilientwebsocket.sample.SampleProperties;
import io.github.resilientwebsocket.sample.feed.TroubleInfo.Group;

import org.springframework.http.HttpStatus;
import org.springframework.web.socket.CloseStatus;

/**
 * All that goes wrong with connections sooner or later.
 */
class Troubles {

	private static final CloseStatus TOKEN_EXPIRED = new CloseStatus(4001, "token expired");

	private final FeedHandler feed;

	private final Cable cable;

	private final Doorman doorman;

	private final Ticker ticker;

	private final SampleProperties.Trouble properties;

	Troubles(FeedHandler feed, Cable cable, Doorman doorman, Ticker ticker, SampleProperties.Trouble properties) {
		this.feed = feed;
		this.cable = cable;
		this.doorman = doorman;
		this.ticker = ticker;
		this.properties = properties;
	}

	/**
	 * Return what the client starts with: it is up before the server.
	 * @return the trouble
	 */
	Trouble prelude() {
		return new Trouble(info("prelude", Group.DOOR, "Not up yet", "", "the server is not up yet",
				this.properties.lasting().dividedBy(2)), this.cable::refuse, this.cable::accept);
	}

	/**
	 * Return what happens by itself, in this order.
	 * @return the troubles
	 */
	List<Trouble> automatic() {
		return List.of(goingAway(), serverError(), serviceRestart(), drop(), reset(), mute(),
				refuse(this.properties.lasting()), closeWithoutCode(), overload(this.properties.lasting()),
				halfClose());
	}

	/**
	 * Return what a person can ask for.
	 * @return the troubles
	 */
	List<Trouble> onRequest() {
		Duration rejection = this.properties.rejection();
		return List.of(goingAway(), close(CloseStatus.POLICY_VIOLATION, "policy violation"), serverError(),
				serviceRestart(), close(new CloseStatus(4000, "as agreed"), "your own code"), closeWithoutCode(),
				halfClose(), drop(), reset(), freeze(), mute(), refuse(this.properties.refusal()), overload(rejection),
				unauthorized(rejection), flood(this.properties.flood()));
	}

	private Trouble goingAway() {
		return close(CloseStatus.GOING_AWAY, "going away");
	}

	private Trouble serverError() {
		return close(CloseStatus.SERVER_ERROR, "server error");
	}

	private Trouble serviceRestart() {
		return close(CloseStatus.SERVICE_RESTARTED, "service restart");
	}

	private Trouble close(CloseStatus status, String meaning) {
		int code = status.getCode();
		return cutting(info("close-" + code, Group.CLOSE, String.valueOf(code), meaning,
				"the server closes with " + code + " (" + meaning + ")"), () -> this.feed.close(status));
	}

	private Trouble closeWithoutCode() {
		return cutting(info("close-none", Group.CLOSE, "No code", "an empty frame", "the server closes without a code"),
				this.cable::closeWithoutCode);
	}

	private Trouble halfClose() {
		return cutting(info("close-1000", Group.CLOSE, "1000", "TCP left open",
				"the server closes with 1000 (normal), but leaves TCP open"), () -> {
					this.cable.holdOpen();
					this.feed.close(CloseStatus.NORMAL);
				});
	}

	private Trouble drop() {
		return cutting(info("drop", Group.CABLE, "Drop", "TCP FIN", "TCP ends without a close frame (FIN)"),
				this.cable::drop);
	}

	private Trouble reset() {
		return cutting(info("reset", Group.CABLE, "Reset", "TCP RST", "TCP is reset (RST)"), this.cable::reset);
	}

	private Trouble mute() {
		return cutting(info("mute", Group.CABLE, "Mute", "bytes vanish",
				"the connection goes mute: nothing comes, but TCP stays open"), this.cable::mute);
	}

	private Trouble freeze() {
		Duration limit = this.properties.freeze();
		return new Trouble(
				info("freeze", Group.CABLE, "Freeze", "nobody reads",
						"the connection freezes: nobody reads or writes, for " + text(limit) + " at most", limit),
				cut(this.cable::freeze), this.cable::thaw);
	}

	private Trouble refuse(Duration time) {
		return new Trouble(
				info("refuse", Group.DOOR, "Refuse", "for " + text(time),
						"the server is away, connections are refused for " + text(time), time),
				cut(this.cable::refuse), this.cable::accept);
	}

	private Trouble overload(Duration time) {
		return turnAway("the server closes with 1013 (try again later)", CloseStatus.SERVICE_OVERLOAD,
				HttpStatus.SERVICE_UNAVAILABLE, time);
	}

	private Trouble unauthorized(Duration time) {
		return turnAway("the server closes with 4001 (token expired)", TOKEN_EXPIRED, HttpStatus.UNAUTHORIZED, time);
	}

	private Trouble turnAway(String description, CloseStatus close, HttpStatus answer, Duration time) {
		int code = answer.value();
		return new Trouble(info("reject-" + code, Group.DOOR, String.valueOf(code), "for " + text(time),
				description + " and answers " + code + " for " + text(time), time), cut(() -> {
					this.doorman.answer(answer);
					this.feed.close(close);
				}), this.doorman::letIn);
	}

	private Trouble flood(int ticks) {
		String count = String.format(Locale.ROOT, "%,d ticks", ticks);
		return new Trouble(info("flood", Group.LOAD, "Flood", count, "the server sends " + count + " at once"),
				() -> this.ticker.burst(ticks), Troubles::nothing);
	}

	private Trouble cutting(TroubleInfo info, Runnable begin) {
		return new Trouble(info, cut(begin), Troubles::nothing);
	}

	/** What ends connections makes subscriptions of before worthless. */
	private Runnable cut(Runnable begin) {
		return () -> {
			this.feed.forgetSubscriptions();
			begin.run();
		};
	}

	private static void nothing() {
		// It is over by itself.
	}

	private static TroubleInfo info(String id, Group group, String label, String hint, String description) {
		return info(id, group, label, hint, description, Duration.ZERO);
	}

	private static TroubleInfo info(String id, Group group, String label, String hint, String description,
			Duration lasting) {
		return new TroubleInfo(id, group, label, hint, description, lasting);
	}

	private static String text(Duration time) {
		return (time.toMillis() % 1000 == 0) ? time.toSeconds() + " s" : time.toMillis() + " ms";
	}

}
