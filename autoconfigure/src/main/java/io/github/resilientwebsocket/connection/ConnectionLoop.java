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

package io.github.resilientwebsocket.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.InvalidClientSettingsException;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.connection.ConnectionEvent.Vitals;
import io.github.resilientwebsocket.outbound.LinkWriter;
import io.github.resilientwebsocket.transport.ConnectRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the machine of one client: takes events from the mailbox one at a time and does
 * what the machine wants done. Everything here is confined to the mailbox and nothing
 * blocks: what may block goes to the transport executor, user code to the dispatch
 * executor.
 */
final class ConnectionLoop {

	private static final Log logger = LogFactory.getLog(ConnectionLoop.class);

	private final Map<Long, LinkRuntime> links = new HashMap<>();

	/** What the policies are thinking about. */
	private final List<ConnectionEvent> unjudged = new ArrayList<>();

	private final ClientCore core;

	private final ConnectionMachine machine;

	private final ClientNotifier notifier;

	private final Timers timers;

	private final Policies policies;

	private final ClientView view;

	private ClientState state = ClientState.INITIAL;

	private @Nullable LinkWriter lastWriter;

	private boolean destroyed;

	ConnectionLoop(ClientCore core, ClientView view) {
		this.core = core;
		this.view = view;
		this.machine = new ConnectionMachine(core.name(), core.settings(), !core.services().customizers().isEmpty());
		this.notifier = new ClientNotifier(core, view);
		this.timers = new Timers(core.services().executors().loop(), core.mailbox());
		this.policies = new Policies(core.services().policies(), core.services().executors());
	}

	ClientNotifier notifier() {
		return this.notifier;
	}

	/**
	 * Stop.
	 * @param ended completes when no connection is left
	 */
	void stop(CompletableFuture<Void> ended) {
		handle(new ConnectionEvent.Stop(this.core.now()));
		this.notifier.whenEnded(ended);
	}

	/**
	 * Stop for good.
	 * @param ended completes when no connection is left
	 */
	void destroy(CompletableFuture<Void> ended) {
		this.destroyed = true;
		stop(ended);
		this.notifier.destroy();
	}

	/**
	 * Whether nothing is under way that ends by itself, and soon: all there is waits for
	 * time to pass, or for the peer to say something new.
	 */
	boolean isSettled() {
		Link current = this.state.current();
		LinkRuntime link = (current != null) ? link(current.id()) : null;
		if (!this.unjudged.isEmpty() || this.links.size() != ((link != null) ? 1 : 0)) {
			return false;
		}
		return current == null || (link != null && current.phase() == Link.Phase.READY && link.isSettled(current));
	}

	/** Be like new, if this is the end. */
	void renew() {
		if (this.state.state().isTerminal() && this.links.isEmpty()) {
			this.state = this.state.renewed();
			this.view.state(this.state.state());
			this.core.history().clear();
		}
	}

	void handle(ConnectionEvent event) {
		if (this.destroyed && (event instanceof ConnectionEvent.Start || event instanceof ConnectionEvent.Reconnect)) {
			this.core.services().jvmKeeper().ended(this.core);
			return;
		}
		if (event instanceof ConnectionEvent.Judged judged && !this.unjudged.remove(judged.event())) {
			return;
		}
		Transition transition = this.machine.apply(this.state, event);
		ReconnectPolicy.Failure failure = transition.judged();
		if (failure != null && !this.policies.isEmpty() && !(event instanceof ConnectionEvent.Judged)) {
			ask(failure, event);
			return;
		}
		this.state = transition.state();
		transition.effects().forEach(this::tryToPerform);
		this.links.remove(gone(event));
		if (event instanceof ConnectionEvent.Stop && !this.unjudged.isEmpty()) {
			// A stop does not wait for a verdict, and now none is needed.
			List<ConnectionEvent> events = List.copyOf(this.unjudged);
			this.unjudged.clear();
			events.forEach(this::handle);
		}
	}

	/** As if nothing had happened yet: the event comes again, with the verdict. */
	private void ask(ReconnectPolicy.Failure failure, ConnectionEvent event) {
		this.unjudged.add(event);
		this.timers.cancelAll(gone(event));
		this.policies.ask(failure,
				(verdict) -> this.core.post((now) -> new ConnectionEvent.Judged(now, event, verdict)));
	}

	/** The link of which nothing is left, or none. */
	private static long gone(ConnectionEvent event) {
		if (event instanceof ConnectionEvent.Judged judged) {
			return gone(judged.event());
		}
		if (event instanceof ConnectionEvent.Closed closed) {
			return closed.link();
		}
		return (event instanceof ConnectionEvent.ConnectFailed failed) ? failed.link() : Link.NONE;
	}

	/** One that fails must not keep the next ones, a timer maybe, from being done. */
	private void tryToPerform(Effect effect) {
		try {
			perform(effect);
		}
		catch (Throwable ex) {
			// Not its message, which may be the engine's and hold the URI.
			logger.error("WebSocket client '" + this.core.name() + "': " + effect.getClass().getSimpleName()
					+ " failed unexpectedly: " + ex.getClass().getName());
		}
	}

	private void perform(Effect effect) {
		if (effect instanceof Effect.Prepare prepare) {
			prepare(prepare.link(), prepare.attempt());
		}
		else if (effect instanceof Effect.Connect connect) {
			connect(link(connect.link()));
		}
		else if (effect instanceof Effect.Close close) {
			withOpen(close.link(), (open) -> {
				open.inbound().ignore();
				this.core.services().executors().transport().execute(() -> open.connection().close(close.status()));
			});
		}
		else if (effect instanceof Effect.Drain drain) {
			withOpen(drain.link(), (open) -> {
				open.inbound().ignore();
				open.writer()
					.drain(drain.limit(),
							() -> this.core.post((now) -> new ConnectionEvent.Drained(now, drain.link())));
			});
		}
		else if (effect instanceof Effect.Abort abort) {
			abort(link(abort.link()), abort.link());
		}
		else if (effect instanceof Effect.Ping ping) {
			withLink(ping.link(), LinkRuntime::ping);
		}
		else if (effect instanceof Effect.Schedule schedule) {
			schedule(schedule);
		}
		else if (effect instanceof Effect.Cancel cancel) {
			this.timers.cancel(cancel.link(), cancel.timer());
		}
		else if (effect instanceof Effect.CancelAll cancel) {
			this.timers.cancelAll(cancel.link());
		}
		else if (effect instanceof Effect.OpenWriter open) {
			withOpen(open.link(), (link) -> {
				link.writer().open(this.lastWriter);
				this.lastWriter = link.writer();
			});
		}
		else if (effect instanceof Effect.SealWriter seal) {
			withOpen(seal.link(), (open) -> open.writer().seal());
		}
		else if (effect instanceof Effect.OpenQueue) {
			this.core.queue().open();
		}
		else if (effect instanceof Effect.RefuseQueue refuse) {
			this.core.queue().refuse(refuse.reason());
		}
		else if (effect instanceof Effect.SealQueue seal) {
			this.core.queue().seal(seal.reason());
		}
		else if (effect instanceof Effect.NotifyOpened opened) {
			notifyOpened(opened);
		}
		else if (effect instanceof Effect.NotifyClosed closed) {
			notifyClosed(closed.link(), closed.info());
		}
		else if (effect instanceof Effect.NotifyAttemptFailed failed) {
			this.notifier.attemptFailed(failed);
		}
		else if (effect instanceof Effect.NotifyState changed) {
			this.notifier.stateChanged(changed);
		}
	}

	private void prepare(long id, int attempt) {
		LinkRuntime link = new LinkRuntime(id, this.core);
		this.links.put(id, link);
		FutureTask<Void> preparation = new FutureTask<>(() -> prepare(link, id, attempt), null);
		link.preparation = preparation;
		if (Preparation.mayBlock(this.core.settings(), this.core.services())
				|| this.core.instrumentation() != ClientInstrumentation.NONE) {
			this.core.services().executors().transport().execute(preparation);
		}
		else {
			preparation.run();
		}
	}

	private void prepare(LinkRuntime link, long id, int attempt) {
		try {
			ConnectRequest request = Preparation.prepare(this.core.name(), attempt, this.core.settings(),
					this.core.services());
			link.request = request;
			link.handshake(this.core.instrumentation()
				.handshake(this.core.name(), attempt, request.host(), request.headers()));
			this.core.post((now) -> new ConnectionEvent.Prepared(now, id));
		}
		catch (Throwable ex) {
			// The message of the application's exceptions may hold a token, ours may not.
			String reason = (ex instanceof InvalidClientSettingsException) ? ex.getMessage() : ex.getClass().getName();
			logger.warn("WebSocket client '" + this.core.name() + "': the handshake could not be prepared: " + reason);
			link.onFailed(ConnectFailure.of(Kind.PREPARE, null));
		}
	}

	private void connect(@Nullable LinkRuntime link) {
		if (link != null) {
			link.preparation = null;
			ConnectRequest request = link.request;
			if (request != null) {
				try {
					link.attempt = this.core.services().transport().connect(request, link);
				}
				catch (RuntimeException | Error ex) {
					// No engine should, but nothing else would ever end this attempt.
					link.onFailed(ConnectFailure.of(Kind.IO, request.host()));
					throw ex;
				}
			}
		}
	}

	private void abort(@Nullable LinkRuntime link, long id) {
		if (link == null) {
			return;
		}
		if (link.preparation != null && link.attempt == null) {
			link.preparation.cancel(true);
			link.onFailed(ConnectFailure.of(Kind.ABORTED, null));
		}
		if (link.attempt != null) {
			link.attempt.abort();
		}
		withOpen(id, (open) -> this.core.services().executors().transport().execute(open.connection()::abort));
	}

	private void schedule(Effect.Schedule schedule) {
		long due = this.core.now() + schedule.delay().toNanos();
		this.timers.schedule(schedule.link(), schedule.timer(), schedule.delay(), () -> {
			LinkRuntime link = link(schedule.link());
			Vitals vitals = (link != null) ? link.vitals() : Vitals.NONE;
			handle(new ConnectionEvent.TimerFired(this.core.now(), this.core.random(), schedule.link(),
					schedule.timer(), due, vitals));
		});
	}

	private void notifyOpened(Effect.NotifyOpened opened) {
		LinkRuntime link = link(opened.link());
		LinkRuntime.Open open = (link != null) ? link.open() : null;
		if (link != null && open != null) {
			ConnectionInfo info = this.notifier.opened(opened, open.connection().getSubprotocol());
			link.info = info;
			this.view.connected(info, open);
			this.core.connections().opened(open.connection().isNoDelay());
			open.inbound()
				.open(info, new LinkSender(this.core, opened.link(), open),
						() -> this.core.post((now) -> new ConnectionEvent.OpenHandlersBegun(now, opened.link())),
						() -> this.core.post((now) -> new ConnectionEvent.OpenHandlersDone(now, opened.link())));
		}
	}

	private void notifyClosed(long id, CloseInfo close) {
		LinkRuntime link = link(id);
		LinkRuntime.Open open = (link != null) ? link.open() : null;
		if (link != null && link.info != null && open != null) {
			if (link.info.equals(this.view.connection())) {
				this.view.disconnected();
			}
			this.core.history().closed(close);
			this.core.connections().closed(close.origin());
			open.inbound().close(link.info, close);
		}
	}

	private @Nullable LinkRuntime link(long id) {
		return this.links.get(id);
	}

	private void withLink(long id, Consumer<LinkRuntime> action) {
		LinkRuntime link = link(id);
		if (link != null) {
			action.accept(link);
		}
	}

	private void withOpen(long id, Consumer<LinkRuntime.Open> action) {
		LinkRuntime link = link(id);
		LinkRuntime.Open open = (link != null) ? link.open() : null;
		if (open != null) {
			action.accept(open);
		}
	}

}
