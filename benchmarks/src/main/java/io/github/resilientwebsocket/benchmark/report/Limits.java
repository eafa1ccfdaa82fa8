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

package io.github.resilientwebsocket.benchmark.report;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a goal from being reached: the code that sets the limit, as far as profiles
 * (Java Flight Recorder) and byte code have shown it.
 */
final class Limits {

	private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("send 1 KiB, 1 thread", """
			Two thirds of the samples of a profile are in `OutputBufferSendHandler.write` of Tomcat, which \
			masks byte by byte and keeps its index in a volatile field: a memory fence for each byte, some \
			12 ns. Raw Spring pays the same; what a burst saves, the system call, is small beside it."""),
			Map.entry("allocation per message sent", """
					About 400 B are Tomcat's for any text: `StringCharBuffer`, `MessagePart`, two lists and an \
					iterator, two send handlers, arrays of states, the mask. Raw Spring has 440. `RemoteEndpoint` \
					offers no way around."""), Map.entry("echo round trip, one in flight: p50", """
					Twice the processor time of raw Spring, and 3.6 ms at p99, the time slice of another thread on \
					the one core: after some ten thousand round trips the compiler is still at work on more code \
					than raw Spring has. Runs differ much (0.99 to 1.6), and no profile has proved it yet."""),
			Map.entry("receive 125 B, inline, 64 KB buffer", """
					One system call in eight is left; the rest is Tomcat's, which decodes each frame and each text \
					in its own buffers (`WsFrameBase`)."""),
			Map.entry("reconnect after a close frame, delay 0: p50", """
					Code that has run a thousand times is still cold: this is the interpreter and the compiler. \
					Spring's client takes twice as long as Tomcat's below it; on top come the machine with its \
					mailbox, `@OnOpen` on another thread than that of the engine, and a line of the log, 0.4 ms of \
					the rest."""), Map.entry("the same, compared with plain Jakarta", """
					See above: it has neither Spring's client nor a log."""),
			Map.entry("idle connection, ws, 2 KB buffers: heap", """
					16 KiB are two buffers of Tomcat's `WsRemoteEndpointImplBase`, for sending (`outputBuffer`, \
					`encoderBuffer`): private, final, and of one size."""),
			Map.entry("idle connection, wss: threads", """
					Tomcat has two threads for each. The others are a pool that all clients share, and go when they \
					have been idle for half a minute; the figure is from before that."""),
			Map.entry("server restarted: part that comes in the busiest second", """
					Ten thousand clients on one core, which their failing attempts keep busy: those that wait for it \
					come as fast as it can, and the jitter of the back-off no longer spreads them."""),
			Map.entry("server restarted: processor for an attempt while it is away", """
					Tomcat's connect and the exceptions of its failure, Spring's client around it, an event, and a \
					line of the log for each attempt."""),
			Map.entry("start of an application: what the auto-configuration and one client add", """
					860 classes on top of 5,140 (Tomcat's client, this library, what both need of the JDK), a third \
					of them for the first connection, which is opened beside the start on the same core. It is a \
					sixth of the start on a core where an empty application takes 3.5 s."""));

	private Limits() {
	}

	/**
	 * Return what sets the limit.
	 * @param goal a goal
	 * @return the reason, or {@code null} if none is known
	 */
	static @Nullable String of(Goal goal) {
		return REASONS.get(goal.title());
	}

}
