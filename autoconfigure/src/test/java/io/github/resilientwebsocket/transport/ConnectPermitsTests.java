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

import java.util.ArrayList;
import java.util.List;

import io.github.resilientwebsocket.transport.ConnectPermits.Permit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConnectPermitsTests {

	private final ConnectPermits permits = new ConnectPermits(new ConnectLimits(3, 2));

	private final List<String> granted = new ArrayList<>();

	private Permit request(String host, String name) {
		Permit permit = this.permits.permit(host, () -> this.granted.add(name));
		permit.request();
		return permit;
	}

	@Test
	void refusesNonsense() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ConnectLimits(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new ConnectLimits(1, 0));
	}

	@Test
	void aHostAtItsLimitDoesNotBlockOthers() {
		request("a", "a1");
		request("a", "a2");
		request("a", "a3");
		request("b", "b1");
		request("b", "b2");
		assertThat(this.granted).containsExactly("a1", "a2", "b1");
	}

	@Test
	void firstComeFirstServed() {
		Permit first = request("a", "a1");
		Permit second = request("a", "a2");
		request("a", "a3");
		request("a", "a4");
		first.release();
		assertThat(this.granted).containsExactly("a1", "a2", "a3");
		second.release();
		assertThat(this.granted).containsExactly("a1", "a2", "a3", "a4");
	}

	@Test
	void leavesTheLine() {
		Permit first = request("a", "a1");
		request("a", "a2");
		Permit third = request("a", "a3");
		request("a", "a4");
		third.release();
		first.release();
		assertThat(this.granted).containsExactly("a1", "a2", "a4");
	}

	@Test
	void releasesOnce() {
		Permit first = request("a", "a1");
		request("a", "a2");
		request("a", "a3");
		request("a", "a4");
		first.release();
		first.release();
		first.request();
		assertThat(this.granted).containsExactly("a1", "a2", "a3");
	}

	@Test
	void isNotGrantedAfterItWasReleasedUnrequested() {
		Permit permit = this.permits.permit("a", () -> this.granted.add("never"));
		permit.release();
		permit.request();
		assertThat(this.granted).isEmpty();
	}

}
