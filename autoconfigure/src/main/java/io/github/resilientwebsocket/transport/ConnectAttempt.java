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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ProxySettings;
import io.github.resilientwebsocket.transport.ConnectPermits.Permit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: permit, lookup, connect, under one deadline. It holds a thread only while
 * it connects. The listener is told once, whoever comes first: the connect, the deadline
 * or an abort.
 */
final class ConnectAttempt implements Transport.Attempt {

	private static final Log logger = LogFactory.getLog(ConnectAttempt.class);

	/** How long an interrupted connect may take to leave before it is told about. */
	private static final long GRACE_MILLIS = 200;

	private final ConnectRequest request;

	private final TransportListener listener;

	private final TransportResources resources;

	private final Consumer<ConnectAttempt> done;

	private final ConnectGate gate = new ConnectGate();

	private final AtomicBoolean told = new AtomicBoolean();

	private final Permit permit;

	private volatile @Nullable Future<?> deadline;

	/**
	 * Create an attempt.
	 * @param request whom to connect to
	 * @param listener whom to tell
	 * @param resources what to connect with
	 * @param done is told when the listener is told
	 */
	ConnectAttempt(ConnectRequest request, TransportListener listener, TransportResources resources,
			Consumer<ConnectAttempt> done) {
		this.request = request;
		this.listener = listener;
		this.resources = resources;
		this.done = done;
		this.permit = resources.permits().permit(request.host(), this::permitted);
	}

	void start() {
		this.permit.request();
	}

	@Override
	public void abort() {
		end(Kind.ABORTED);
	}

	private void permitted() {
		try {
			this.deadline = this.resources.scheduler()
				.schedule(() -> end(Kind.TIMEOUT), this.request.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
			this.resources.executor().execute(this::begin);
		}
		catch (RejectedExecutionException ex) {
			end(Kind.ABORTED);
		}
		if (!this.gate.isConnecting()) {
			cancelDeadline();
		}
	}

	private void begin() {
		URI uri = this.request.uri();
		if (this.request.proxy() != null) {
			lookUp();
			return;
		}
		// The JVM's proxy selector may be slow.
		AtomicBoolean byName = new AtomicBoolean();
		if (!blocking(() -> byName.set(ConnectTarget.isLiteral(uri) || ConnectTarget.isProxied(uri)))) {
			return;
		}
		if (byName.get()) {
			connect(() -> List.of(ConnectTarget.byName(uri)));
		}
		else {
			lookUp();
		}
	}

	private void lookUp() {
		CompletableFuture<?> unused = this.resources.lookups()
			.lookup(this.request.nextHop())
			.whenComplete((addresses, ex) -> resolved(addresses));
	}

	private void resolved(@Nullable List<InetAddress> addresses) {
		try {
			this.resources.executor().execute(() -> {
				if (addresses != null && !addresses.isEmpty()) {
					connect(() -> addresses.stream().map(this::target).toList());
				}
				else if (this.gate.fail()) {
					failed(ConnectFailure.of(Kind.DNS, this.request.nextHopForMessages()));
				}
			});
		}
		catch (RejectedExecutionException ex) {
			end(Kind.ABORTED);
		}
	}

	private ConnectTarget target(InetAddress address) {
		ProxySettings proxy = this.request.proxy();
		return (proxy != null)
				? ConnectTarget.throughProxy(this.request.uri(), new InetSocketAddress(address, proxy.port()))
				: ConnectTarget.byAddress(this.request.uri(), address);
	}

	private void connect(Supplier<List<ConnectTarget>> targets) {
		AtomicReference<@Nullable ConnectFailure> outcome = new AtomicReference<>();
		boolean goOn = blocking(() -> outcome.set(this.resources.connector()
			.connect(this.request, this.listener, this.gate, targets.get(), this::opened)));
		ConnectFailure failure = outcome.get();
		if (goOn && failure != null) {
			this.gate.fail();
			failed(failure);
		}
		else if (goOn) {
			this.permit.release();
		}
	}

	/**
	 * Run a step that may block, and that the deadline or an abort may interrupt.
	 * @param step the step
	 * @return whether to go on
	 */
	private boolean blocking(Runnable step) {
		if (!this.gate.enter()) {
			return false;
		}
		Kind kind = null;
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			logger.debug("Connect failed: " + ex.getClass().getName());
			kind = this.gate.fail() ? Kind.IO : null;
		}
		Kind ended = this.gate.leave();
		if (ended != null) {
			kind = ended;
		}
		if (kind != null) {
			failed(ConnectFailure.of(kind, this.request.host()));
		}
		return kind == null;
	}

	private void opened(TomcatConnection connection) {
		cancelDeadline();
		if (this.told.compareAndSet(false, true)) {
			this.done.accept(this);
			connection.tellOpened();
		}
	}

	private void end(Kind kind) {
		ConnectFailure failure = ConnectFailure.of(kind, this.request.host());
		switch (this.gate.end(kind)) {
			case IDLE -> handOver(() -> failed(failure));
			case INTERRUPTED -> tellSoon(failure);
			case TOO_LATE -> {
			}
		}
	}

	// The thread tells when it leaves, unless it is held by what no interrupt ends.
	private void tellSoon(ConnectFailure failure) {
		try {
			this.deadline = this.resources.scheduler()
				.schedule(() -> handOver(() -> tell(failure)), GRACE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			tell(failure);
		}
	}

	private void handOver(Runnable task) {
		try {
			this.resources.executor().execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	private void failed(ConnectFailure failure) {
		cancelDeadline();
		this.permit.release();
		tell(failure);
	}

	private void tell(ConnectFailure failure) {
		if (!this.told.compareAndSet(false, true)) {
			return;
		}
		this.done.accept(this);
		try {
			this.listener.onFailed(failure);
		}
		catch (RuntimeException ex) {
			logger.error("A transport listener has thrown " + ex.getClass().getName());
		}
	}

	private void cancelDeadline() {
		Future<?> current = this.deadline;
		if (current != null) {
			current.cancel(false);
		}
	}

}
