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

import java.util.function.Consumer;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Tells the {@link TestRun} of a context when a test method begins and ends.
 */
final class ResilientWebSocketTestExecutionListener extends AbstractTestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) {
		with(testContext, TestRun::prepare);
	}

	@Override
	public void beforeTestExecution(TestContext testContext) {
		with(testContext, TestRun::begin);
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		with(testContext, (run) -> {
			AssertionError leftOver = run.finish();
			Throwable failure = testContext.getTestException();
			if (leftOver != null && failure != null) {
				failure.addSuppressed(leftOver);
			}
			else if (leftOver != null) {
				throw leftOver;
			}
		});
	}

	private static void with(TestContext testContext, Consumer<TestRun> action) {
		if (testContext.hasApplicationContext()) {
			testContext.getApplicationContext().getBeanProvider(TestRun.class).ifAvailable(action);
		}
	}

}
