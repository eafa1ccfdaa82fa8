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

/**
 * Is told which clients there are. The calls come in order, under the lock of the
 * registry: an implementation must return at once.
 */
public interface ClientsObserver {

	/**
	 * There is a new client, or it was there before the observer.
	 * @param client the client
	 */
	void added(ClientMonitor client);

	/**
	 * A client was removed.
	 * @param client the client
	 */
	void removed(ClientMonitor client);

}
