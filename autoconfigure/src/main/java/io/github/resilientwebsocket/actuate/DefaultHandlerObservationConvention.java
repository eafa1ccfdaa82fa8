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

import io.github.resilientwebsocket.actuate.ClientObservation.HandlerKey;
import io.micrometer.common.KeyValues;

/**
 * Names and tags of the observation of listeners.
 *
 * @since 0.1.0
 */
public class DefaultHandlerObservationConvention implements HandlerObservationConvention {

	@Override
	public String getName() {
		return "resilient.websocket.client.handler";
	}

	@Override
	public String getContextualName(HandlerObservationContext context) {
		return context.getClient() + " " + call(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(HandlerObservationContext context) {
		return KeyValues.of(HandlerKey.CLIENT.withValue(context.getClient()), HandlerKey.CALL.withValue(call(context)));
	}

	private static String call(HandlerObservationContext context) {
		return context.getCall().name().toLowerCase(Locale.ROOT);
	}

}
