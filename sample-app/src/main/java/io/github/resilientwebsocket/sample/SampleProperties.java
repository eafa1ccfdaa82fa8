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

package io.github.resilientwebsocket.sample;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the sample. The values are in {@code application.yml}.
 *
 * @param feed properties of the feed
 * @param cable properties of the cable between client and feed
 * @param trouble properties of what goes wrong
 * @param notes properties of what the client sends
 */
@ConfigurationProperties("sample")
public record SampleProperties(Feed feed, Cable cable, Trouble trouble, Notes notes) {

	/**
	 * Properties of the feed.
	 *
	 * @param tickInterval time between two ticks
	 */
	public record Feed(Duration tickInterval) {
	}

	/**
	 * Properties of the cable between client and feed.
	 *
	 * @param port the port that the client connects to; 0 takes any that is free
	 * @param uri the address that the client connects to
	 */
	public record Cable(int port, String uri) {
	}

	/**
	 * Properties of what goes wrong.
	 *
	 * @param automatic whether there is trouble without anybody asking for it
	 * @param pause how long the client is then left in peace after it has come back
	 * @param lasting how long a server is then away that does not come back at once
	 * @param refusal how long connections are refused when somebody asks for that
	 * @param rejection how long handshakes are rejected when somebody asks for that
	 * @param freeze how long a connection stays frozen at most
	 * @param flood how many ticks a flood has
	 */
	public record Trouble(boolean automatic, Duration pause, Duration lasting, Duration refusal, Duration rejection,
			Duration freeze, int flood) {
	}

	/**
	 * Properties of what the client sends.
	 *
	 * @param interval time between two notes
	 */
	public record Notes(Duration interval) {
	}

}
