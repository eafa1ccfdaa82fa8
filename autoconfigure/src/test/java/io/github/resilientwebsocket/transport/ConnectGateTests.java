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

package io.github.resilientwebsocket.transport;

import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.transport.ConnectGate.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectGateTests {

	private final ConnectGate gate = new ConnectGate();

	@AfterEach
	void clear() {
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void interruptsOnlyInsideAndClearsTheFlag() {
		assertThat(this.gate.enter()).isTrue();
		assertThat(this.gate.end(Kind.TIMEOUT)).isEqualTo(Ended.INTERRUPTED);
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
		assertThat(this.gate.leave()).isEqualTo(Kind.TIMEOUT);
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		assertThat(this.gate.enter()).isFalse();
	}

	@Test
	void doesNotInterruptBetweenSteps() {
		assertThat(this.gate.enter()).isTrue();
		assertThat(this.gate.leave()).isNull();
		assertThat(this.gate.end(Kind.ABORTED)).isEqualTo(Ended.IDLE);
		assertThat(this.gate.enter()).isFalse();
	}

	@Test
	void opensOnceAndIsNotInterruptedAnyMore() {
		assertThat(this.gate.enter()).isTrue();
		assertThat(this.gate.open()).isTrue();
		assertThat(this.gate.end(Kind.ABORTED)).isEqualTo(Ended.TOO_LATE);
		assertThat(this.gate.fail()).isFalse();
		assertThat(this.gate.isConnecting()).isFalse();
		assertThat(this.gate.leave()).isNull();
	}

	@Test
	void doesNotOpenAfterTheEnd() {
		assertThat(this.gate.end(Kind.ABORTED)).isEqualTo(Ended.IDLE);
		assertThat(this.gate.end(Kind.TIMEOUT)).isEqualTo(Ended.TOO_LATE);
		assertThat(this.gate.open()).isFalse();
	}

}
