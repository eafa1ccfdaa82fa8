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

import java.util.Locale;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.actuate.ClientObservation.HandshakeKey;
import io.micrometer.common.KeyValues;

/**
 * Names and tags of the observation of handshakes.
 *
 * @since 0.1.0
 */
public class DefaultHandshakeObservationConvention implements HandshakeObservationConvention {

	@Override
	public String getName() {
		return "resilient.websocket.client.handshake";
	}

	@Override
	public String getContextualName(HandshakeObservationContext context) {
		return context.getClient() + " handshake";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HandshakeObservationContext context) {
		ConnectFailure failure = context.getFailure();
		return KeyValues.of(HandshakeKey.CLIENT.withValue(context.getClient()),
				HandshakeKey.OUTCOME
					.withValue((failure != null) ? failure.kind().name().toLowerCase(Locale.ROOT) : "opened"),
				HandshakeKey.STATUS.withValue(String.valueOf((failure != null) ? failure.status() : 101)));
	}

}
