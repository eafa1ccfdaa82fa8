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

import java.util.Set;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails every test of some packages that lets a planted secret out. JUnit finds it as a
 * service, so no test class has to ask for it, or can forget to.
 */
public final class SecretWatchExtension implements BeforeAllCallback, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(SecretWatchExtension.class);

	private static final Set<String> PACKAGES = Set.of("integration", "fault", "interop", "rig", "soak");

	/**
	 * Return whether the tests of a class are watched.
	 * @param packageName the package of the class
	 * @return whether they are
	 */
	static boolean watches(String packageName) {
		return PACKAGES.stream()
			.map((name) -> WatchedLog.LIBRARY + "." + name)
			.anyMatch((name) -> (packageName + ".").startsWith(name + "."));
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		// A nested class has the watch of the class around it. JUnit closes it.
		if (watches(context.getRequiredTestClass().getPackageName()) && watch(context) == null) {
			context.getStore(NAMESPACE).put(SecretWatch.class, SecretWatch.open());
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		SecretWatch watch = watch(context);
		if (watch != null) {
			watch.verify();
		}
	}

	private static SecretWatch watch(ExtensionContext context) {
		return context.getStore(NAMESPACE).get(SecretWatch.class, SecretWatch.class);
	}

}
