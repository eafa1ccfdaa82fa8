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

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image has to know of Tomcat.
 */
class TomcatRuntimeHintsTests {

	@Test
	void everyFieldIsHintedThatIsLookedFor() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(TomcatRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));
		List<Field> fields = Arrays.stream(TomcatInternals.class.getDeclaredFields())
			.filter((field) -> field.getType() == Field.class)
			.map(TomcatRuntimeHintsTests::value)
			.filter((field) -> field != null)
			.toList();
		assertThat(fields).hasSizeGreaterThan(5)
			.allSatisfy((field) -> assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(field)).accepts(hints));
	}

	private static Field value(Field constant) {
		try {
			constant.setAccessible(true);
			return (Field) constant.get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
