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

package io.github.resilientwebsocket.benchmark.process;

import java.io.File;
import java.util.List;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ClassPathTests {

	@Test
	void leavesOutOneLibrary() throws Exception {
		String library = new File(
				ResilientWebSocketClient.class.getProtectionDomain().getCodeSource().getLocation().toURI())
			.getPath();
		String[] own = ClassPath.own().split(File.pathSeparator, -1);

		String[] without = ClassPath.without(ClassPath.own(), ResilientWebSocketClient.class)
			.split(File.pathSeparator, -1);

		assertThat(own).contains(library).containsAll(List.of(without)).hasSize(without.length + 1);
		assertThat(without).doesNotContain(library);
	}

	@Test
	void ofTheStarterHasNoOtherClients() {
		List<String> starter = List.of(ClassPath.ofStarter().split(File.pathSeparator, -1));

		assertThat(starter).anyMatch((entry) -> entry.contains("spring-websocket"))
			.anyMatch((entry) -> entry.contains("tomcat-embed-websocket"))
			.noneMatch((entry) -> entry.contains("netty") || entry.contains("okhttp"));
		assertThat(List.of(ClassPath.own().split(File.pathSeparator, -1))).containsSubsequence(starter);
	}

	@Test
	void whatIsNotThereCannotBeLeftOut() {
		assertThatIllegalStateException().isThrownBy(() -> ClassPath.without(ClassPath.own(), String.class));
	}

}
