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

package io.github.resilientwebsocket;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * Has the last word on what a failure means for a client. All beans of this type are
 * asked in their order, about every lost connection and every failed attempt of every
 * client; each is told the verdict of those before it. The limits of the back-off hold
 * all the same, and with {@code reconnect: false} or after a stop nobody is asked.
 * <p>
 * Called on a thread where waiting is allowed, but the client waits as well: one that
 * takes longer than a second, or throws, is passed over.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReconnectPolicy {

	/**
	 * Judge a failure.
	 * @param failure the failure
	 * @return the verdict; {@link Failure#verdict()} to leave it as it is
	 */
	Verdict judge(Failure failure);

	/**
	 * A lost connection or a failed attempt.
	 *
	 * @param name the name of the client
	 * @param closeStatus how the connection ended, as in {@link CloseInfo#status()}, or
	 * {@code null} for a failed attempt
	 * @param origin who or what ended the connection, or {@code null} for a failed
	 * attempt
	 * @param connectFailure why the attempt failed, or {@code null} for a lost connection
	 * @param attempt the number of the attempt that failed, or that had opened the
	 * connection, from 1
	 * @param outage how long the client has been without a connection that lasted; zero
	 * after the first loss
	 * @param verdict the verdict so far: of the properties, or else of the client itself
	 */
	record Failure(String name, @Nullable CloseStatus closeStatus, CloseInfo.@Nullable Origin origin,
			@Nullable ConnectFailure connectFailure, int attempt, Duration outage, Verdict verdict) {

		/**
		 * Return the same failure with another verdict.
		 * @param verdict the verdict
		 * @return the failure
		 */
		public Failure withVerdict(Verdict verdict) {
			return new Failure(this.name, this.closeStatus, this.origin, this.connectFailure, this.attempt, this.outage,
					verdict);
		}

		/**
		 * Leaves out the reason of the close frame, which is the server's text.
		 */
		@Override
		public String toString() {
			String what = (this.connectFailure != null) ? this.connectFailure.describe()
					: this.origin + " " + ((this.closeStatus != null) ? this.closeStatus.getCode() : "");
			return "Failure[" + this.name + ": " + what + ", attempt=" + this.attempt + ", outage=" + this.outage
					+ ", verdict=" + this.verdict + "]";
		}

	}

}
