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

package io.github.resilientwebsocket.benchmark.server;

import io.netty.channel.ChannelPipeline;

/**
 * What the server does with the connections of one path. Lives as long as the server, and
 * is called on its one event loop.
 */
interface Endpoint {

	/**
	 * A connection was opened.
	 * @param uri what the client asked for
	 * @param pipeline the pipeline of the connection, from which frames come
	 */
	void opened(String uri, ChannelPipeline pipeline);

}
