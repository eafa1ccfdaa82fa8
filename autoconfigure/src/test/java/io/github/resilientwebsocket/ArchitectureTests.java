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

package io.github.resilientwebsocket;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The directions between the packages.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT,
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.DoNotIncludeTestSupport.class })
class ArchitectureTests {

	static final String ROOT = "io.github.resilientwebsocket";

	@ArchTest
	static final ArchRule rootDependsOnNoOther = packageDependsOn(ROOT);

	@ArchTest
	static final ArchRule annotationDependsOnSpringOnly = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(sub("annotation"))
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "org.springframework..", "org.jspecify..", sub("annotation"))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule policy = packageDependsOn(sub("policy"), ROOT);

	@ArchTest
	static final ArchRule transport = packageDependsOn(sub("transport"), ROOT);

	@ArchTest
	static final ArchRule outbound = packageDependsOn(sub("outbound"), ROOT, sub("transport"));

	@ArchTest
	static final ArchRule inbound = packageDependsOn(sub("inbound"), ROOT, sub("transport"));

	@ArchTest
	static final ArchRule listener = packageDependsOn(sub("listener"), ROOT, sub("annotation"));

	@ArchTest
	static final ArchRule connection = packageDependsOn(sub("connection"),
			DescribedPredicate.describe("the target of the listeners",
					(type) -> type.getFullName().startsWith(sub("listener") + ".ListenerTarget")),
			ROOT, sub("policy"), sub("transport"), sub("outbound"), sub("inbound"));

	@ArchTest
	static final ArchRule actuateDoesNotKnowAutoConfiguration = ArchRuleDefinition.noClasses()
		.that()
		.resideInAPackage(sub("actuate"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage(sub("autoconfigure"))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingDependsOnAutoConfiguration = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(sub("autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage(sub("autoconfigure"));

	@ArchTest
	static final ArchRule noCycles = SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule springBootOnlyWhereItBelongs = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackages(sub("autoconfigure"), sub("actuate"))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule noNameOfSpring = ArchRuleDefinition.noClasses().should().haveSimpleName("WebSocketHandler");

	@ArchTest
	static final ArchRule noStandardStreams = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

	@ArchTest
	void everyPackageIsNullMarked(JavaClasses classes) {
		List<String> unmarked = new ArrayList<>();
		classes.getPackage(ROOT)
			.getSubpackagesInTree()
			.stream()
			.filter((javaPackage) -> !javaPackage.getClasses().isEmpty())
			.filter((javaPackage) -> !javaPackage.isAnnotatedWith(NullMarked.class))
			.map(JavaPackage::getName)
			.forEach(unmarked::add);
		assertThat(classes.getPackage(ROOT).isAnnotatedWith(NullMarked.class)).isTrue();
		assertThat(unmarked).isEmpty();
	}

	private static String sub(String name) {
		return ROOT + "." + name;
	}

	private static ArchRule packageDependsOn(String name, String... others) {
		return packageDependsOn(name, DescribedPredicate.alwaysFalse(), others);
	}

	private static ArchRule packageDependsOn(String name, DescribedPredicate<JavaClass> exception, String... others) {
		List<String> allowed = new ArrayList<>(List.of(others));
		allowed.add(name);
		DescribedPredicate<JavaClass> foreign = DescribedPredicate.describe(
				"are outside of the library or in " + allowed,
				(type) -> !type.getPackageName().startsWith(ROOT) || allowed.contains(type.getPackageName()));
		return ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(name)
			.should()
			.onlyDependOnClassesThat(foreign.or(exception))
			.allowEmptyShould(true);
	}

	static final class DoNotIncludeTestSupport implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("/io/github/resilientwebsocket/test/");
		}

	}

}
