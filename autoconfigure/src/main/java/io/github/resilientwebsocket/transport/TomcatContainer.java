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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.tomcat.websocket.BackgroundProcess;
import org.apache.tomcat.websocket.BackgroundProcessManager;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;

/**
 * Tomcat's container, which tells us when a socket is really closed: Tomcat unregisters a
 * session right after that, in every path.
 */
final class TomcatContainer extends WsWebSocketContainer {

	private final ReentrantLock preparing = new ReentrantLock();

	private final BackgroundProcess background = new Background();

	private boolean prepared;

	private final Set<ConnectionEndpoint> live = ConcurrentHashMap.newKeySet();

	private volatile boolean destroyed;

	/**
	 * Get ready for the first connect. Those that come at the same time wait for that, or
	 * they would open sockets that nobody watches.
	 */
	void prepare() {
		this.preparing.lock();
		try {
			if (!this.prepared) {
				TomcatInternals.watchSockets(this);
				if (!this.destroyed) {
					BackgroundProcessManager.getInstance().register(this.background);
				}
				this.prepared = true;
			}
		}
		finally {
			this.preparing.unlock();
		}
	}

	/**
	 * Tomcat asks for the size of each buffer when it needs one, on the thread that
	 * connects.
	 */
	@Override
	public int getDefaultMaxBinaryMessageBufferSize() {
		SocketWatch connecting = SocketWatch.current();
		return (connecting != null) ? connecting.buffers().bytes() : super.getDefaultMaxBinaryMessageBufferSize();
	}

	@Override
	public int getDefaultMaxTextMessageBufferSize() {
		SocketWatch connecting = SocketWatch.current();
		return (connecting != null) ? connecting.buffers().characters() : super.getDefaultMaxTextMessageBufferSize();
	}

	@Override
	protected void registerSession(Object key, WsSession session) {
		if (key instanceof ConnectionEndpoint endpoint) {
			this.live.add(endpoint);
		}
		super.registerSession(key, session);
		// Tomcat registers after onOpen; a session that closed meanwhile would stay.
		if (session.isClosed()) {
			unregisterSession(key, session);
		}
		if (this.destroyed && key instanceof ConnectionEndpoint endpoint) {
			endpoint.connection().cut();
		}
	}

	@Override
	protected void unregisterSession(Object key, WsSession session) {
		super.unregisterSession(key, session);
		if (key instanceof ConnectionEndpoint endpoint) {
			this.live.remove(endpoint);
			endpoint.connection().socketClosed();
		}
	}

	/**
	 * Cut what has not ended, as long as Tomcat has the threads to tell who waits for it.
	 */
	@Override
	public void destroy() {
		this.destroyed = true;
		this.live.forEach((endpoint) -> endpoint.connection().cut());
		this.preparing.lock();
		try {
			BackgroundProcessManager.getInstance().unregister(this.background);
		}
		finally {
			this.preparing.unlock();
		}
		super.destroy();
	}

	/**
	 * Tomcat calls this every second. After a malformed close frame it neither reads on
	 * nor closes the connection nor tells anybody, so we look for such connections.
	 */
	@Override
	public void backgroundProcess() {
		super.backgroundProcess();
		this.live.forEach((endpoint) -> endpoint.connection().endIfCloseFrameWasMalformed());
	}

	/**
	 * Keeps Tomcat's thread that looks after sessions. It would end with the last
	 * session, and so be started anew with every reconnect of a single client.
	 */
	private static final class Background implements BackgroundProcess {

		@Override
		public void backgroundProcess() {
		}

		@Override
		public void setProcessPeriod(int period) {
		}

		@Override
		public int getProcessPeriod() {
			return 1;
		}

	}

}
