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

package io.github.resilientwebsocket.secrets;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No test that runs an application goes without the watch.
 */
class SecretWatchExtensionTests {

	private Optional<String> autodetection = Optional.empty();

	@RegisterExtension
	final BeforeEachCallback parameters = (context) -> this.autodetection = context
		.getConfigurationParameter("junit.jupiter.extensions.autodetection.enabled");

	@Test
	void jUnitFindsIt() {
		assertThat(this.autodetection).contains("true");
		assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(SecretWatchExtension.class);
	}

	@Test
	void whatRunsApplicationsIsInAPackageThatIsWatched() throws Exception {
		Path tests = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> files = Files.walk(tests)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".class")).filter(this::runsApplications))
				.extracting((file) -> tests.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
				.filteredOn((name) -> !name.equals(getClass().getPackageName()))
				.hasSizeGreaterThan(3)
				.allMatch(SecretWatchExtension::watches);
		}
	}

	private boolean runsApplications(Path type) {
		try {
			String constants = Files.readString(type, StandardCharsets.ISO_8859_1);
			return constants.contains("org/springframework/boot/builder/SpringApplicationBuilder")
					|| constants.contains("org/springframework/boot/SpringApplication;");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
