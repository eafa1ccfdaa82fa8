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

package io.github.resilientwebsocket.sample.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page asks the application for.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sample.cable.port=0", "sample.trouble.automatic=false" })
@DirtiesContext
class PageTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final String base;

	PageTests(@LocalServerPort int port) {
		this.base = "http://localhost:" + port;
	}

	@Test
	void loadsNothingFromElsewhere() throws Exception {
		HttpResponse<String> page = this.http.send(request("/").build(), BodyHandlers.ofString());
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.body()).doesNotContain("http:", "https:", "style=", "onclick=");
	}

	@Test
	void doesNotLetOtherSitesPressButtons() throws Exception {
		assertThat(post("/api/troubles/drop", "cross-site")).isEqualTo(403);
		assertThat(post("/api/clients/feed/stop", "same-site")).isEqualTo(403);
		assertThat(post("/actuator/websocketclients/feed/stop", "cross-site")).isEqualTo(403);
		assertThat(post("/api/troubles/drop", "same-origin")).isEqualTo(202);
		assertThat(post("/api/clients/feed/reconnect", "same-origin")).isEqualTo(202);
	}

	@Test
	void knowsOnlyWhatThereIs() throws Exception {
		assertThat(post("/api/troubles/none", "same-origin")).isEqualTo(404);
		assertThat(post("/api/clients/none/start", "same-origin")).isEqualTo(404);
		assertThat(post("/api/clients/feed/none", "same-origin")).isEqualTo(404);
	}

	@Test
	void goesOnWhereAViewerHasLeftOff() throws Exception {
		String id = firstEntries(request("/api/events"))[0].substring("id:".length());
		String[] next = firstEntries(request("/api/events").header("Last-Event-ID", id));
		long last = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
		assertThat(next[1]).startsWith("data:[{\"id\":" + (last + 1) + ",");
		String[] other = firstEntries(request("/api/events").header("Last-Event-ID", "another-run-" + last));
		assertThat(other[1]).startsWith("data:[{\"id\":1,");
	}

	/** The id and the data of the first event with entries. */
	private String[] firstEntries(HttpRequest.Builder request) throws Exception {
		HttpResponse<Stream<String>> response = this.http.send(request.build(), BodyHandlers.ofLines());
		try (Stream<String> lines = response.body()) {
			return lines.dropWhile((line) -> !line.equals("event:entries")).skip(1).limit(2).toArray(String[]::new);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	private int post(String path, String site) throws Exception {
		return this.http
			.send(request(path).header("Sec-Fetch-Site", site).POST(BodyPublishers.noBody()).build(),
					BodyHandlers.discarding())
			.statusCode();
	}

}
