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

package io.github.resilientwebsocket.autoconfigure;

import java.util.List;

import io.github.resilientwebsocket.jvm.JvmResources;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Spring Boot says nothing of a preinitializer that fails, so these tests have to.
 */
class ClientsBackgroundPreinitializerTests {

	@Test
	void isOneThatSpringBootRuns() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
			.hasAtLeastOneElementOfType(ClientsBackgroundPreinitializer.class);
	}

	@Test
	void goesAllTheWayAndStartsNoThread() {
		List<String> before = JvmResources.threads();
		assertThatNoException().isThrownBy(new ClientsBackgroundPreinitializer()::preinitialize);
		assertThat(before).containsAll(JvmResources.threads());
	}

}
