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

package io.github.resilientwebsocket.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Signs certificates.
 */
record TestAuthority(Path directory) {

	private static final String ALIAS = "authority";

	static TestAuthority create(Path directory) {
		TestAuthority authority = new TestAuthority(directory);
		TestCertificate.keytool(authority.keyStore(), ALIAS, "-startdate", "-30d", "-validity", "60", "-ext",
				"bc:critical=ca:true");
		TestCertificate.export(authority.keyStore(), ALIAS, "CERTIFICATE", authority.pem());
		return authority;
	}

	/**
	 * A certificate for an address, valid for three days from a day on that is counted
	 * from today.
	 */
	TestCertificate issue(String address, int startDay) {
		try {
			Path target = Files.createDirectory(this.directory.resolve(address + startDay));
			Files.copy(keyStore(), target.resolve("server.p12"));
			return TestCertificate.create(target, "-signer", ALIAS, "-startdate", startDay + "d", "-validity", "3",
					"-ext", "san=ip:" + address);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What has to be trusted.
	 */
	Path pem() {
		return this.directory.resolve("authority.pem");
	}

	private Path keyStore() {
		return this.directory.resolve("authority.p12");
	}

}
