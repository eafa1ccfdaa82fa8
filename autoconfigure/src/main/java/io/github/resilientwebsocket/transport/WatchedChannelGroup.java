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

package io.github.resilientwebsocket.transport;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.concurrent.TimeUnit;

/**
 * Tomcat's group of sockets, with a provider that lets us watch those of our own
 * container. The threads stay Tomcat's.
 */
final class WatchedChannelGroup extends AsynchronousChannelGroup {

	private final AsynchronousChannelGroup delegate;

	WatchedChannelGroup(AsynchronousChannelGroup delegate) {
		super(new WatchedChannelProvider(delegate));
		this.delegate = delegate;
	}

	@Override
	public boolean isShutdown() {
		return this.delegate.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.delegate.isTerminated();
	}

	@Override
	public void shutdown() {
		this.delegate.shutdown();
	}

	@Override
	public void shutdownNow() throws IOException {
		this.delegate.shutdownNow();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.delegate.awaitTermination(timeout, unit);
	}

}
