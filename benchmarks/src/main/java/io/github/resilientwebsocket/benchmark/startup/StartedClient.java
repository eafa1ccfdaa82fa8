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

package io.github.resilientwebsocket.benchmark.startup;

import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ResilientWebSocketClient;

import org.springframework.context.ApplicationContext;

/**
 * The client of the application, in a class of its own: it is loaded only where there is
 * one.
 */
final class StartedClient {

	/** The name of its bean. */
	static final String NAME = "feedResilientWebSocketClient";

	private static final long PATIENCE_SECONDS = 30;

	private StartedClient() {
	}

	/**
	 * Wait until it is connected.
	 * @param application the application
	 * @throws Exception if it does not connect
	 */
	static void awaitReady(ApplicationContext application) throws Exception {
		application.getBean(NAME, ResilientWebSocketClient.class).whenReady().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

}
