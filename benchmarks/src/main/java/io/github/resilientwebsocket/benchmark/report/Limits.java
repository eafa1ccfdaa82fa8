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
			Map.entry("echo round trip, one in flight: p50", """
					`queued` wakes a second thread for each message, ten microseconds on a core that has nothing \
					else to do; the row `inline` of the scenario is without it. The rest is Tomcat's."""),
			Map.entry("receive 125 B, inline", """
					Of the samples of a profile, three quarters are in Tomcat and the decoder of the JDK that it \
					calls (`WsFrameBase.processDataText`, `processInitialHeader`), a fifth in `read()`, and 3 % in \
					this library: about what is missed."""), Map.entry("receive 125 B, inline, 64 KB buffer", """
					The same profile: what Tomcat decodes does not become less with a larger buffer. One system call \
					in eight is left."""), Map.entry("allocation per message sent", """
					About 400 B are Tomcat's for any text: `StringCharBuffer`, `MessagePart`, two lists and an \
					iterator, two send handlers, arrays of states, the mask. Raw Spring has 440. `RemoteEndpoint` \
					offers no way around."""), Map.entry("reconnect after a close frame, delay 0: p50", """
					A chain of threads that wake one another, not work: in a profile they wait in nine samples of \
					ten. Tomcat waits for three futures on every connect \
					(`WsWebSocketContainer.connectToServerRecursive`), Spring's client takes one more thread. This \
					library adds changes of threads from the engine to the state machine, to a thread that may \
					block, and from the connection to `@OnOpen`; it uses less processor time than raw Spring."""),
			Map.entry("the same, compared with plain Jakarta", """
					See above: it has no state machine, no second thread for handlers and no log. The rounds \
					overlap."""), Map.entry("idle connection, ws, 2 KB buffers: heap", """
					16 KiB are two buffers of Tomcat's `WsRemoteEndpointImplBase`, for sending (`outputBuffer`, \
					`encoderBuffer`): private, final, and of one size."""), Map.entry("pings on idle connections", """
					One round, and not steady: a run some commits before had 0.79. Each ping here has a payload of \
					its own, a deadline, and an answer that is waited for; raw Spring's has none of them. The write \
					itself is Tomcat's."""), Map.entry("idle connection, wss: threads", """
					Tomcat has two threads for each. The others are a pool that all clients share, and go when they \
					have been idle for half a minute; the figure is from before that."""),
			Map.entry("idle connections, wss: memory of the process", """
					What is more is the Spring Boot application around the clients, which raw Spring does without \
					here: at 20 connections without TLS the processes have 210 MiB and 89 MiB. A connection costs \
					less."""), Map.entry("server restarted: part that comes in the busiest second", """
					Ten thousand clients on one core, which their failing attempts keep busy: those that wait for it \
					come as fast as it can. By the draw of the back-off alone the busiest second would have 9 %."""),
			Map.entry("server restarted: processor for an attempt while it is away", """
					Tomcat's connect and the exceptions of its failure, Spring's client around it, an event, and a \
					line of the log for each attempt."""),
			Map.entry("start of an application: what the auto-configuration and one client add", """
					With the JVM's defaults its compilers keep both cores busy while the application starts, so what \
					is done beside the start takes time from it too. Most of the cost is that of some 250 classes, \
					which Spring Boot's background thread loads; on the thread of the start itself it is mostly the \
					binding of the properties. With spring-boot:run, where only the quick compiler works, a core is \
					free for that."""));

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
