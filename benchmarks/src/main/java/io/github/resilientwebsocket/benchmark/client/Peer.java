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

package io.github.resilientwebsocket.benchmark.client;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A contestant by name: what is asked of it, and how it is set up.
 *
 * @param id the name on the command line and in the results
 * @param title the name in the report
 * @param className a class of it, the jar of which tells its version, or {@code null} if
 * it has none
 * @param kinds what it takes part in
 * @param mostIdle how many idle connections are asked of it: those with threads for each
 * get fewer
 * @param properties the properties of clients that it depends on
 * @param factory sets it up, or {@code null} if it does not run on Java
 */
public record Peer(String id, String title, @Nullable String className, Set<Kind> kinds, int mostIdle,
		List<String> properties, @Nullable Factory factory) {

	/**
	 * Set it up.
	 * @param context what to prepare for
	 * @return the client
	 * @throws Exception if that failed
	 */
	public Contestant create(ClientContext context) throws Exception {
		if (this.factory == null) {
			throw new IllegalStateException(this.id + " does not run on Java");
		}
		return this.factory.create(context);
	}

	/**
	 * Return whether it is one of ours.
	 * @return whether it is a variant of this library
	 */
	public boolean isLibrary() {
		return this.id.startsWith("library");
	}

	/**
	 * Sets a contestant up.
	 */
	@FunctionalInterface
	public interface Factory {

		/**
		 * Set it up.
		 * @param context what to prepare for
		 * @return the client
		 * @throws Exception if that failed
		 */
		Contestant create(ClientContext context) throws Exception;

	}

}
