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

package io.github.resilientwebsocket.test.autoconfigure;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;
import org.springframework.util.ReflectionUtils;

/**
 * Runs test classes as JUnit would, but so that one can see what happens around them.
 */
final class TestContexts {

	private TestContexts() {
	}

	/**
	 * Run the method {@code test} of a class that has one.
	 * @param testClass the test class
	 * @param body what the method does
	 * @return what the test fails with, or {@code null}
	 */
	static @Nullable Throwable run(Class<?> testClass, Body body) throws Exception {
		TestContextManager manager = new TestContextManager(testClass);
		Method method = ReflectionUtils.findMethod(testClass, "test");
		manager.beforeTestClass();
		Object instance = testClass.getDeclaredConstructor().newInstance();
		manager.prepareTestInstance(instance);
		manager.beforeTestMethod(instance, method);
		manager.beforeTestExecution(instance, method);
		Throwable failure = null;
		try {
			body.run(manager.getTestContext().getApplicationContext());
		}
		catch (Throwable ex) {
			failure = ex;
		}
		manager.afterTestExecution(instance, method, failure);
		try {
			manager.afterTestMethod(instance, method, failure);
		}
		catch (Throwable ex) {
			failure = ex;
		}
		manager.afterTestClass();
		return failure;
	}

	/**
	 * Close the context of a test class.
	 * @param testClass the test class
	 */
	static void close(Class<?> testClass) {
		new TestContextManager(testClass).getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	/**
	 * The body of a test method.
	 */
	interface Body {

		void run(ApplicationContext context) throws Throwable;

	}

}
