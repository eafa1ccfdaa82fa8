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

package io.github.resilientwebsocket.secrets;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Looks for {@link PlantedSecrets} in everything that is logged and printed while it is
 * open, in the names of threads, and in what it is shown. It never prints what it finds.
 */
public final class SecretWatch implements AutoCloseable {

	private static volatile @Nullable SecretWatch current;

	/** Each once: a leak in a log line would otherwise be told a hundred times. */
	private final Set<String> leaks = ConcurrentHashMap.newKeySet();

	private final WatchedLog log = new WatchedLog(this);

	private final WatchedOutput output = new WatchedOutput(this);

	private SecretWatch() {
	}

	/**
	 * Open a watch.
	 * @return the watch
	 */
	static SecretWatch open() {
		SecretWatch watch = new SecretWatch();
		watch.output.install();
		watch.log.install();
		current = watch;
		return watch;
	}

	/**
	 * Fail if nothing looks for secrets.
	 */
	static void require() {
		if (current == null) {
			throw new IllegalStateException("Secrets must only be planted where something looks for them: in a package "
					+ "of " + SecretWatchExtension.class.getName());
		}
	}

	/**
	 * Read the log again after the start of an application has reset it.
	 */
	static void logIsReset() {
		SecretWatch watch = current;
		if (watch != null) {
			watch.log.install();
		}
	}

	/**
	 * Show something that an application can see, if there is a watch.
	 * @param where what to call it in a failure
	 * @param seen an exception, an event, anything that has a {@code toString}
	 */
	public static void show(String where, @Nullable Object seen) {
		SecretWatch watch = current;
		if (watch != null) {
			new Exposure(watch::look).of(where, seen);
		}
	}

	/**
	 * Show the beans of an application, our own and those of the library, if there is a
	 * watch.
	 * @param application the application
	 */
	public static void show(ListableBeanFactory application) {
		application.getBeansOfType(Object.class, false, false)
			.values()
			.stream()
			.filter((bean) -> bean.getClass().getName().startsWith(WatchedLog.LIBRARY))
			.forEach((bean) -> show("the bean " + bean.getClass().getName(), bean));
	}

	/**
	 * Look for secrets.
	 * @param where what to call the text in a failure
	 * @param text the text
	 */
	void look(String where, String text) {
		PlantedSecrets.find(text).ifPresent((found) -> this.leaks.add(where + " tells the " + found));
	}

	/**
	 * Fail if a secret was found since the last call.
	 */
	void verify() {
		threads().forEach((thread) -> look("the name of a thread", thread.getName()));
		Collection<String> found = new LinkedHashSet<>(this.leaks);
		this.leaks.removeAll(found);
		if (!found.isEmpty()) {
			throw new AssertionError("Secrets were told:\n  " + String.join("\n  ", found));
		}
	}

	private static Collection<Thread> threads() {
		return Thread.getAllStackTraces().keySet();
	}

	@Override
	public void close() {
		current = null;
		this.log.uninstall();
		this.output.uninstall();
		// What came after the last test.
		verify();
	}

}
