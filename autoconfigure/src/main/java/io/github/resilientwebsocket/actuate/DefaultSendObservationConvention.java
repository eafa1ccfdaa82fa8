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
import java.util.concurrent.CancellationException;

import io.github.resilientwebsocket.MessageNotSentException;
import io.github.resilientwebsocket.MessageOutcomeUnknownException;
import io.github.resilientwebsocket.actuate.ClientObservation.SendKey;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Names and tags of the observation of messages to send.
 *
 * @since 0.1.0
 */
public class DefaultSendObservationConvention implements SendObservationConvention {

	@Override
	public String getName() {
		return "resilient.websocket.client.send";
	}

	@Override
	public String getContextualName(SendObservationContext context) {
		return context.getClient() + " send";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SendObservationContext context) {
		Throwable error = context.getError();
		String reason = (error instanceof MessageNotSentException failure)
				? failure.getReason().name().toLowerCase(Locale.ROOT) : "none";
		return KeyValues.of(SendKey.CLIENT.withValue(context.getClient()), SendKey.OUTCOME.withValue(outcome(error)),
				SendKey.REASON.withValue(reason));
	}

	private static String outcome(@Nullable Throwable error) {
		if (error == null) {
			return "sent";
		}
		if (error instanceof MessageOutcomeUnknownException) {
			return "unknown";
		}
		return (error instanceof CancellationException) ? "cancelled" : "not_sent";
	}

}
