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

import java.net.URI;

import io.github.resilientwebsocket.ClientSettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user reads when settings made in code make no sense.
 */
class InvalidClientSettingsFailureAnalyzerTests {

	@Test
	void settingsMadeInCode() {
		StartupFailure failure = StartupFailure
			.of(new ApplicationContextRunner().withUserConfiguration(OwnSettings.class));
		assertThat(failure.description())
			.isEqualTo("The settings of a WebSocket client make no sense: 'uri' has the scheme 'https'.");
		assertThat(failure.action()).isEqualTo("Use ws:// or, with TLS, wss://.");
		assertThat(failure.everything()).doesNotContain("hunter2");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSettings {

		@Bean
		ClientSettings settings() {
			return ClientSettings.builder(URI.create("https://host/?token=hunter2")).build();
		}

	}

}
