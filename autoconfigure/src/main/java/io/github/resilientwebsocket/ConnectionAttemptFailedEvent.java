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

/**
 * Application event: an attempt to connect has failed. Published in order with the
 * {@link ConnectionStateChangedEvent}s of the same client.
 *
 * @param name the name of the client
 * @param failure why the attempt failed
 * @param attempt the number of the attempt, from 1
 * @param willRetry whether there is another one
 * @param nextDelay the time until then; zero if there is none
 * @since 0.1.0
 */
public record ConnectionAttemptFailedEvent(String name, ConnectFailure failure, int attempt, boolean willRetry,
		Duration nextDelay) {
}
