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

/**
 * Is told about the reads of a socket, by those who read: one at a time but for
 * {@link #pending()}.
 */
interface ReadWatch {

	/**
	 * Something was read and is going to be told.
	 * @return whether {@link #end()} must be called
	 */
	boolean begin();

	/**
	 * What was read has been told, and what was read meanwhile.
	 */
	void end();

	/**
	 * What was read before has been told: the next read begins.
	 */
	void complete();

	/**
	 * The read that has begun waits for the peer, or is held back.
	 */
	void pending();

	/**
	 * The peer has ended the stream, or the socket has failed, and that was told.
	 */
	void over();

}
