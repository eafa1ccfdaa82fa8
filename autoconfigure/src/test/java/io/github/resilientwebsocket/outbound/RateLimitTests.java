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

package io.github.resilientwebsocket.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.github.resilientwebsocket.fake.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTests {

	private static final long MILLI = 1_000_000;

	/** So many data messages at these milliseconds; how long has the next one to wait? */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | ''              | 0    | 0    | 0
			1 | 0               | 0    | 1000 | 1000
			1 | 0               | 400  | 600  | 600
			1 | 0               | 1000 | 0    | 0
			2 | 0               | 0    | 1000 | 0
			2 | 0 100           | 100  | 1000 | 900
			5 | 0 10 20         | 20   | 0    | 0
			5 | 0 10 20 30      | 30   | 970  | 0
			5 | 0 10 20 30 40   | 40   | 970  | 960
			5 | 0 10 20 30 40   | 999  | 11   | 1
			5 | 0 10 20 30 40   | 1010 | 0    | 0
			""")
	void delays(int rate, String written, long now, long data, long ping) {
		// A monotonic clock may be negative.
		long start = -500 * MILLI;
		RateLimit limit = new RateLimit(rate);
		if (!written.isEmpty()) {
			for (String at : written.split(" ")) {
				limit.written(start + Long.parseLong(at) * MILLI);
			}
		}
		assertThat(Math.max(0, limit.delay(false, start + now * MILLI))).isEqualTo(data * MILLI);
		assertThat(Math.max(0, limit.delay(true, start + now * MILLI))).isEqualTo(ping * MILLI);
	}

	@Test
	void neverMoreWithinAnySecondAndPingsAreNotHeldUp() {
		Rig rig = new Rig((settings) -> settings.rate(5));
		List<Long> times = new ArrayList<>();
		FakeConnection connection = new FakeConnection();
		connection.beforeEach = () -> times.add(rig.timers.now());
		LinkWriter writer = rig.open(connection, null);
		send(rig, 30, (i) -> "m" + i);
		rig.advance(Duration.ofMillis(100));
		assertThat(connection.texts()).hasSize(4);
		writer.ping();
		rig.settle();
		assertThat(connection.pings()).as("one is kept for pings").hasSize(1);
		for (int i = 0; i < 200; i++) {
			rig.advance(Duration.ofMillis(50));
		}
		assertThat(connection.texts()).hasSize(30);
		for (int i = 5; i < times.size(); i++) {
			assertThat(times.get(i) - times.get(i - 5)).as("six in a row").isGreaterThanOrEqualTo(1000 * MILLI);
		}
		assertThat(times.get(30) - times.get(0)).as("not much slower than allowed").isLessThan(8500 * MILLI);
		assertThat(rig.timers.timers()).as("only those for stalls and expiry").isLessThanOrEqualTo(2);
	}

	@Test
	void theRateOutlivesTheConnection() {
		Rig rig = new Rig((settings) -> settings.rate(2));
		FakeConnection first = new FakeConnection();
		LinkWriter one = rig.open(first, null);
		var unused = rig.send("1");
		rig.settle();
		one.seal();
		FakeConnection second = new FakeConnection();
		rig.open(second, one);
		var unused2 = rig.send("2");
		rig.settle();
		assertThat(second.texts()).isEmpty();
		rig.advance(Duration.ofSeconds(1));
		assertThat(second.texts()).containsExactly("2");
	}

	private static void send(Rig rig, int count, IntFunction<String> text) {
		for (int i = 0; i < count; i++) {
			var unused = rig.send(text.apply(i));
		}
	}

}
