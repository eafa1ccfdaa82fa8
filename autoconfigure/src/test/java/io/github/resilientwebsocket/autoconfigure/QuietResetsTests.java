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

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * The level of Tomcat's logger, for any logging system.
 */
class QuietResetsTests {

	private final LoggingSystem loggingSystem = Mockito.mock(LoggingSystem.class);

	@Test
	void loggerThatIsNotThereYetIsSilenced() {
		QuietResets.apply(this.loggingSystem);
		verify(this.loggingSystem).setLogLevel(QuietResets.LOGGER, LogLevel.ERROR);
	}

	@Test
	void levelThatComesFromAboveIsNotOfTheApplication() {
		given(this.loggingSystem.getLoggerConfiguration(QuietResets.LOGGER))
			.willReturn(new LoggerConfiguration(QuietResets.LOGGER, null, LogLevel.INFO));
		QuietResets.apply(this.loggingSystem);
		verify(this.loggingSystem).setLogLevel(QuietResets.LOGGER, LogLevel.ERROR);
	}

	@Test
	void levelOfTheApplicationStays() {
		given(this.loggingSystem.getLoggerConfiguration(QuietResets.LOGGER))
			.willReturn(new LoggerConfiguration(QuietResets.LOGGER, LogLevel.DEBUG, LogLevel.DEBUG));
		QuietResets.apply(this.loggingSystem);
		verify(this.loggingSystem, never()).setLogLevel(any(), any());
	}

	@Test
	void loggingSystemWithoutLevelsIsNoReasonToFail() {
		willThrow(UnsupportedOperationException.class).given(this.loggingSystem).getLoggerConfiguration(any());
		assertThatNoException().isThrownBy(() -> QuietResets.apply(this.loggingSystem));
	}

}
