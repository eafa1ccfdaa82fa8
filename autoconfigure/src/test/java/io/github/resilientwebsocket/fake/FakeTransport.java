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

package io.github.resilientwebsocket.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.transport.ConnectRequest;
import io.github.resilientwebsocket.transport.Transport;
import io.github.resilientwebsocket.transport.TransportListener;

/**
 * An engine whose attempts end when and how the test says.
 */
public final class FakeTransport implements Transport {

	public final List<FakeAttempt> attempts = new CopyOnWriteArrayList<>();

	/** What comes out of a connect. */
	public volatile RuntimeException thrown;

	public volatile boolean destroyed;

	@Override
	public Attempt connect(ConnectRequest request, TransportListener listener) {
		if (this.thrown != null) {
			throw this.thrown;
		}
		FakeAttempt attempt = new FakeAttempt(request, listener);
		this.attempts.add(attempt);
		return attempt;
	}

	public FakeAttempt last() {
		return this.attempts.get(this.attempts.size() - 1);
	}

	@Override
	public void destroy() {
		this.destroyed = true;
	}

	/**
	 * An attempt.
	 */
	public static final class FakeAttempt implements Attempt {

		private final AtomicBoolean decided = new AtomicBoolean();

		public final ConnectRequest request;

		private final TransportListener listener;

		private FakeAttempt(ConnectRequest request, TransportListener listener) {
			this.request = request;
			this.listener = listener;
		}

		public FakeConnection open() {
			FakeConnection connection = new FakeConnection(this.listener);
			this.decided.set(true);
			this.listener.onOpened(connection);
			return connection;
		}

		/** From now on an abort comes too late. */
		public void decide() {
			this.decided.set(true);
		}

		public void fail(Kind kind) {
			fail(ConnectFailure.of(kind, this.request.host()));
		}

		public void fail(ConnectFailure failure) {
			if (this.decided.compareAndSet(false, true)) {
				this.listener.onFailed(failure);
			}
		}

		public boolean isDecided() {
			return this.decided.get();
		}

		@Override
		public void abort() {
			fail(Kind.ABORTED);
		}

	}

}
