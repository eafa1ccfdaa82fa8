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

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.validation.Validator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PayloadValidator}.
 */
class PayloadValidatorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner();

	private final ApplicationContextRunner validationRunner = this.runner
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class));

	@Test
	void none() {
		this.runner.run((context) -> assertThat(PayloadValidator.find(context)).isNull());
	}

	@Test
	void theOnlyOne() {
		this.runner.withUserConfiguration(MvcConfiguration.class)
			.run((context) -> assertThat(PayloadValidator.find(context)).isSameAs(context.getBean("mvcValidator")));
	}

	@Test
	void theOneOfSpringBoot() {
		this.validationRunner
			.run((context) -> assertThat(PayloadValidator.find(context)).isSameAs(context.getBean("defaultValidator")));
	}

	@Test
	void theOneOfSpringBootBesideThatOfSpringMvc() {
		this.validationRunner.withUserConfiguration(MvcConfiguration.class)
			.run((context) -> assertThat(PayloadValidator.find(context)).isSameAs(context.getBean("defaultValidator")));
	}

	@Test
	void theOneCalledSoIfNoneIsPrimary() {
		this.runner.withUserConfiguration(MvcConfiguration.class, DefaultConfiguration.class)
			.run((context) -> assertThat(PayloadValidator.find(context)).isSameAs(context.getBean("defaultValidator")));
	}

	@Test
	void thePrimaryOne() {
		this.validationRunner.withUserConfiguration(MvcConfiguration.class, PrimaryConfiguration.class)
			.run((context) -> assertThat(PayloadValidator.find(context)).isSameAs(context.getBean("own")));
	}

	@Test
	void noneOfSeveral() {
		this.runner.withUserConfiguration(MvcConfiguration.class, OtherConfiguration.class)
			.run((context) -> assertThat(PayloadValidator.find(context)).isNull());
	}

	@Configuration(proxyBeanMethods = false)
	static class MvcConfiguration {

		@Bean
		Validator mvcValidator() {
			return Mockito.mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DefaultConfiguration {

		@Bean
		Validator defaultValidator() {
			return Mockito.mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryConfiguration {

		@Bean
		@Primary
		Validator own() {
			return Mockito.mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherConfiguration {

		@Bean
		Validator other() {
			return Mockito.mock();
		}

	}

}
