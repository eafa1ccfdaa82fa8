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

import java.util.function.Function;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.github.resilientwebsocket.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the SSL context of a client from its bundle, anew for every connection, so that a
 * bundle that was reloaded is used from the next one on.
 */
final class BundledSslContexts implements Function<ClientSettings, @Nullable SSLContext> {

	private final Supplier<SslBundles> bundles;

	BundledSslContexts(Supplier<SslBundles> bundles) {
		this.bundles = bundles;
	}

	@Override
	public @Nullable SSLContext apply(ClientSettings settings) {
		String bundle = settings.sslBundle();
		return (bundle != null) ? this.bundles.get().getBundle(bundle).createSslContext() : null;
	}

}
