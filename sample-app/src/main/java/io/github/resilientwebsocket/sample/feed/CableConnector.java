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

package io.github.resilientwebsocket.sample.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * Leads the cable to the web server as soon as that has a port.
 */
class CableConnector {

	private static final Logger logger = LoggerFactory.getLogger(CableConnector.class);

	private final Cable cable;

	CableConnector(Cable cable) {
		this.cable = cable;
	}

	@EventListener
	void connect(WebServerInitializedEvent event) {
		int port = event.getWebServer().getPort();
		this.cable.connect(port);
		logger.info("the page is at http://localhost:{}, the cable to the feed at port {}", port, this.cable.getPort());
	}

}
