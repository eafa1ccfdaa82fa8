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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of the clients.
 *
 * @since 0.1.0
 */
public enum ClientObservation implements ObservationDocumentation {

	/**
	 * From the prepared handshake to its answer, or its failure.
	 */
	HANDSHAKE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultHandshakeObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return HandshakeKey.values();
		}

	},

	/**
	 * One call of one listener.
	 */
	HANDLER {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultHandlerObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return HandlerKey.values();
		}

	},

	/**
	 * From {@code send} to the outcome of the message, the time in the queue included.
	 */
	SEND {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSendObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return SendKey.values();
		}

	};

	/**
	 * The keys of {@link #HANDSHAKE}.
	 */
	public enum HandshakeKey implements KeyName {

		/**
		 * The name of the client.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * {@code opened}, or the step that failed, as
		 * {@link io.github.resilientwebsocket.ConnectFailure.Kind} names them.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * The HTTP status of the answer, 0 if there was none.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

	/**
	 * The keys of {@link #HANDLER}.
	 */
	public enum HandlerKey implements KeyName {

		/**
		 * The name of the client.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * {@code open}, {@code message} or {@code close}.
		 */
		CALL {

			@Override
			public String asString() {
				return "call";
			}

		}

	}

	/**
	 * The keys of {@link #SEND}.
	 */
	public enum SendKey implements KeyName {

		/**
		 * The name of the client.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * {@code sent}, {@code unknown}, {@code not_sent} or {@code cancelled}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Why it was not sent, as
		 * {@link io.github.resilientwebsocket.MessageNotSentException.Reason} says, or
		 * {@code none}.
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
			}

		}

	}

}
