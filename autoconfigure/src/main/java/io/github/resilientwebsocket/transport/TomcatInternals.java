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

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.EnumSet;
import java.util.Set;

import org.apache.tomcat.websocket.AsyncChannelGroupUtil;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsFrameClient;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * All that leans on Tomcat's insides. Each capability is looked up once and works or
 * falls back on its own.
 */
final class TomcatInternals {

	/** Which sockets the container opens. */
	private static final @Nullable Field CHANNEL_GROUP = find(WsWebSocketContainer.class, "asynchronousChannelGroup");

	private static final @Nullable Field FRAME = find(WsSession.class, "wsFrame");

	/** False from the moment that a close frame was received. */
	private static final @Nullable Field FRAME_OPEN = find(WsFrameBase.class, "open");

	private static final @Nullable Field FRAME_LENGTH = find(WsFrameBase.class, "payloadLength");

	/** Holds the payload of the close frame until the socket is closed. */
	private static final @Nullable Field FRAME_CONTROL = find(WsFrameBase.class, "controlBufferBinary");

	/** What was read from the socket. */
	private static final @Nullable Field FRAME_RESPONSE = find(WsFrameClient.class, "response");

	/**
	 * What goes through the frame. The field is final, and later versions of Java tell
	 * the user about those who write to one (JEP 500).
	 */
	private static final @Nullable Field FRAME_INPUT = (Runtime.version().feature() <= 25)
			? find(WsFrameBase.class, "inputBuffer") : null;

	private TomcatInternals() {
	}

	private static @Nullable Field find(Class<?> type, String name) {
		try {
			Field field = type.getDeclaredField(name);
			field.setAccessible(true);
			return field;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Return what works with this version of Tomcat.
	 * @return the capabilities
	 */
	static Set<Capability> capabilities() {
		Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
		if (CHANNEL_GROUP != null) {
			capabilities.add(Capability.SOCKETS);
		}
		if (FRAME != null && FRAME_OPEN != null && FRAME_LENGTH != null && FRAME_CONTROL != null) {
			capabilities.add(Capability.CLOSE_FRAMES);
		}
		if (FRAME != null && FRAME_RESPONSE != null) {
			capabilities.add(Capability.READ_BUFFERS);
		}
		return capabilities;
	}

	/**
	 * Let us watch the sockets that a container opens. To be called once, before it opens
	 * the first one.
	 * @param container the container
	 */
	static void watchSockets(WsWebSocketContainer container) {
		if (CHANNEL_GROUP == null) {
			return;
		}
		// Tomcat counts the users of its group; destroy() of the container counts down.
		AsynchronousChannelGroup group = AsyncChannelGroupUtil.register();
		try {
			CHANNEL_GROUP.set(container, new WatchedChannelGroup(group));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			AsyncChannelGroupUtil.unregister();
		}
	}

	/**
	 * Read what the peer's close frame said. Tomcat tells 1012 to 1014 as 1002 and none
	 * as 1000.
	 * @param session the session
	 * @return the ending; {@code null} if there was no close frame, or it cannot be read
	 */
	static @Nullable Ending closeFrame(WsSession session) {
		if (FRAME == null || FRAME_OPEN == null || FRAME_LENGTH == null || FRAME_CONTROL == null) {
			return null;
		}
		try {
			Object frame = FRAME.get(session);
			if (frame == null || FRAME_OPEN.getBoolean(frame)) {
				return null;
			}
			ByteBuffer control = (ByteBuffer) FRAME_CONTROL.get(frame);
			byte[] payload = new byte[(int) Math.min(FRAME_LENGTH.getLong(frame), control.capacity())];
			control.duplicate().clear().get(payload);
			return CloseFrame.read(payload);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Replace the buffer for what is read from the socket by a smaller one. What is in it
	 * is kept. To be called before the first read after the handshake.
	 * @param session the session
	 * @param size the size in bytes
	 */
	static void shrinkReadBuffer(WsSession session, int size) {
		if (FRAME == null || FRAME_RESPONSE == null) {
			return;
		}
		try {
			Object frame = FRAME.get(session);
			ByteBuffer large = (ByteBuffer) FRAME_RESPONSE.get(frame);
			ByteBuffer small = ByteBuffer.allocate(Math.max(size, large.remaining()));
			FRAME_RESPONSE.set(frame, small.put(large.duplicate()).flip());
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// It stays as large as it is.
		}
	}

	/**
	 * Replace the buffer for what goes through the frame by a smaller one. To be called
	 * before the first read after the handshake.
	 * @param session the session
	 * @param size the size in bytes
	 */
	static void shrinkInputBuffer(WsSession session, int size) {
		if (FRAME == null || FRAME_INPUT == null) {
			return;
		}
		try {
			FRAME_INPUT.set(FRAME.get(session), ByteBuffer.allocate(size).limit(0));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// It stays as large as it is.
		}
	}

	/**
	 * Something that Tomcat has no method for.
	 */
	enum Capability {

		/**
		 * No Nagle, a cut in every state, reading that stops without leaving anything
		 * behind.
		 */
		SOCKETS,

		/**
		 * The peer's true close code, and whether it sent one.
		 */
		CLOSE_FRAMES,

		/**
		 * Buffers for reading that are smaller than Tomcat's own.
		 */
		READ_BUFFERS

	}

}
