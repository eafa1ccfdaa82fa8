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

package io.github.resilientwebsocket.sample.page;

import java.time.Instant;
import java.util.List;

import io.github.resilientwebsocket.sample.feed.TroubleInfo;

/**
 * What the page has to know before everything else.
 *
 * @param run tells one run of the application from another
 * @param now the time of the server
 * @param ownFeed whether the server is that of the sample
 * @param troubles what the server can be asked for
 * @param bounds milliseconds that part the classes of outages
 */
record Greeting(String run, Instant now, boolean ownFeed, List<TroubleInfo> troubles, List<Long> bounds) {
}
