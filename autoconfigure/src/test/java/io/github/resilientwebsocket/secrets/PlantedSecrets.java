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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpHeaders;

/**
 * Secrets that every client of the tests has in its URI and headers. Whoever plants them
 * has to be watched, so that no test can forget to look for them.
 */
public final class PlantedSecrets {

	/** A user that a proxy asks for. */
	public static final String PROXY_USER = "pl4nted-proxy-user";

	/** The password of that user. */
	public static final String PROXY_PASSWORD = "pl4nted-proxy-password";

	private static final String USER = "pl4nted-user";

	private static final String PASSWORD = "pl4nted-password";

	private static final String TOKEN = "pl4nted-token";

	private static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer pl4nted-bearer", "Cookie",
			"session=pl4nted-cookie", "X-Api-Key", "pl4nted-key");

	private static final Map<String, String> SECRETS = secrets();

	private PlantedSecrets() {
	}

	private static Map<String, String> secrets() {
		Map<String, String> secrets = new LinkedHashMap<>();
		secrets.put("user of the URI", USER);
		secrets.put("password of the URI", PASSWORD);
		secrets.put("token in the query", TOKEN);
		secrets.put("user info in Base64", base64(USER + ":" + PASSWORD));
		secrets.put("user of the proxy", PROXY_USER);
		secrets.put("password of the proxy", PROXY_PASSWORD);
		secrets.put("credentials of the proxy in Base64", base64(PROXY_USER + ":" + PROXY_PASSWORD));
		HEADERS.forEach((name, value) -> secrets.put("header " + name, value.substring(value.lastIndexOf("pl4nted"))));
		return secrets;
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Plant user info and a query parameter.
	 * @param uri a URI without user info
	 * @return the URI with secrets
	 */
	public static URI in(URI uri) {
		SecretWatch.require();
		String query = (uri.getRawQuery() != null) ? uri.getRawQuery() + "&" : "";
		return URI.create(uri.getScheme() + "://" + USER + ":" + PASSWORD + "@" + uri.getRawAuthority()
				+ uri.getRawPath() + "?" + query + "token=" + TOKEN);
	}

	/**
	 * Plant headers.
	 * @return headers with secrets
	 */
	public static HttpHeaders headers() {
		SecretWatch.require();
		HttpHeaders headers = new HttpHeaders();
		HEADERS.forEach(headers::set);
		return headers;
	}

	/**
	 * Plant headers, and user info and a query parameter in the URI.
	 * @param client the prefix of the properties of the client
	 * @param uri a URI without user info
	 * @return properties
	 */
	public static List<String> properties(String client, URI uri) {
		List<String> properties = new ArrayList<>();
		properties.add(client + "uri=" + in(uri));
		headers().forEach((name, values) -> properties.add(client + "headers." + name + "=" + values.get(0)));
		return properties;
	}

	/**
	 * Look for all of them.
	 * @param text where to look
	 * @return which one was found, and the text around it with all of them made
	 * unreadable
	 */
	static Optional<String> find(String text) {
		return SECRETS.entrySet()
			.stream()
			.filter((secret) -> text.contains(secret.getValue()))
			.findFirst()
			.map((secret) -> secret.getKey() + " in: " + excerpt(text, text.indexOf(secret.getValue())));
	}

	private static String excerpt(String text, int position) {
		String excerpt = text.substring(Math.max(0, position - 200), Math.min(text.length(), position + 200));
		for (String secret : SECRETS.values()) {
			excerpt = excerpt.replace(secret, "*****");
		}
		// One that was cut at an end.
		return excerpt.replace("pl4nted", "*****").strip();
	}

}
