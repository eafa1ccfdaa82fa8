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

package io.github.resilientwebsocket.benchmark.scenario;

/**
 * What is sent and received: ASCII that looks like a message of a feed.
 */
public final class Payload {

	private static final String TEXT = "{\"symbol\":\"EUR/USD\",\"bid\":1.08312,\"ask\":1.08315,\"size\":2500000,\"venue\":\"A\"},";

	private Payload() {
	}

	/**
	 * Make a payload.
	 * @param size its size in bytes, which is its length too
	 * @return the payload
	 */
	public static String ofSize(int size) {
		return TEXT.repeat(size / TEXT.length() + 1).substring(0, size);
	}

}
