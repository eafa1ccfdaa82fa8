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

package io.github.resilientwebsocket.inbound;

import java.util.concurrent.Executor;

/**
 * Runs the calls to the listeners of one client, one at a time and in order. A thread
 * that has something to call may also enter it for a while instead of handing over.
 */
public interface Lane extends Executor {

	/**
	 * Enter if nothing runs and nothing waits.
	 * @return whether the caller is in and has to {@link #leave()}
	 */
	boolean tryEnter();

	/**
	 * Leave; what waits meanwhile is run. May be called by another thread than the one
	 * that has entered, if that one has handed over to it.
	 */
	void leave();

}
