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

import java.nio.channels.CompletionHandler;

/**
 * Lets a watch know that what was read is being told, and when that is over. Made once
 * for all reads of a socket.
 *
 * @param <A> the type of what is attached to a read
 */
final class WatchedReadHandler<A> implements CompletionHandler<Integer, A> {

	private final CompletionHandler<Integer, ? super A> delegate;

	private final SocketWatch watch;

	/** How many reads have ended; exact only for the thread that has ended the last. */
	private int ended;

	WatchedReadHandler(CompletionHandler<Integer, ? super A> delegate, SocketWatch watch) {
		this.delegate = delegate;
		this.watch = watch;
	}

	boolean isFor(CompletionHandler<Integer, ?> handler) {
		return this.delegate == handler;
	}

	int ended() {
		return this.ended;
	}

	@Override
	public void completed(Integer count, A attachment) {
		this.ended++;
		this.watch.count(count);
		boolean begun = this.watch.begin();
		try {
			this.delegate.completed(count, attachment);
		}
		finally {
			if (begun) {
				this.watch.end();
			}
		}
		if (count < 0) {
			this.watch.over();
		}
	}

	@Override
	public void failed(Throwable failure, A attachment) {
		this.ended++;
		this.delegate.failed(failure, attachment);
		this.watch.over();
	}

}
