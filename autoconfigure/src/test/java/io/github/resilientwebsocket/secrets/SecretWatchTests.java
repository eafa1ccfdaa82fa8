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

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.resilientwebsocket.CloseInfo;
import io.github.resilientwebsocket.CloseInfo.Origin;
import io.github.resilientwebsocket.ConnectFailedException;
import io.github.resilientwebsocket.ConnectFailure;
import io.github.resilientwebsocket.ConnectFailure.Kind;
import io.github.resilientwebsocket.ConnectionAttemptFailedEvent;
import io.github.resilientwebsocket.ConnectionState;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The watch finds a secret wherever it is told to look.
 */
class SecretWatchTests {

	private static final Log library = LogFactory.getLog("io.github.resilientwebsocket.transport.Some");

	private static final Log other = LogFactory.getLog("org.apache.tomcat.Some");

	private final SecretWatch watch = SecretWatch.open();

	private final URI uri = PlantedSecrets.in(URI.create("wss://example.com:444/ws?a=b"));

	@AfterEach
	void close() {
		this.watch.close();
	}

	@Test
	void everySecretIsFound() {
		String[] userInfo = this.uri.getUserInfo().split(":");
		assertFound(userInfo[0], "user of the URI");
		assertFound(userInfo[1], "password of the URI");
		assertFound(this.uri.getQuery(), "token in the query");
		PlantedSecrets.headers().forEach((name, values) -> assertFound(values.get(0), "header " + name));
	}

	private void assertFound(String text, String name) {
		SecretWatch.show("a text", text);
		assertLeak("a text tells the " + name);
	}

	@Test
	void theRestOfTheUriIsAsItWas() {
		assertThat(this.uri.toString()).matches("wss://[^/@]+@example\\.com:444/ws\\?a=b&token=\\S+");
		assertThat(PlantedSecrets.properties("some.", URI.create("ws://host"))).hasSize(4)
			.allMatch((property) -> property.startsWith("some."));
	}

	@Test
	void theLogOfTheLibraryFromDebugOn() {
		library.debug("Connecting to " + this.uri);
		assertLeak("DEBUG of the log io.github.resilientwebsocket.transport.Some tells the user of the URI");
		library.trace("Connecting to " + this.uri);
		assertNoLeak();
	}

	@Test
	void theLogOfOthersFromInfoOn() {
		try (ConfigurableApplicationContext application = application()) {
			other.info("Connecting", new IllegalStateException("failed", new IOException("to " + this.uri)));
			assertLeak("INFO of the log org.apache.tomcat.Some tells");
			other.debug("Connecting to " + this.uri);
			assertThat(application.isRunning()).isTrue();
			assertNoLeak();
		}
	}

	@Test
	void theLogOfAnApplicationThatStartsAndEnds() {
		try (ConfigurableApplicationContext application = application()) {
			library.debug("Connecting to " + this.uri);
			assertThat(application.isRunning()).isTrue();
			assertLeak("DEBUG of the log");
		}
		try (ConfigurableApplicationContext application = application()) {
			assertThat(application.isRunning()).isTrue();
		}
		assertNoLeak();
		library.debug("Connecting to " + this.uri);
		assertLeak("DEBUG of the log");
	}

	private static ConfigurableApplicationContext application() {
		return new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE).run();
	}

	@Test
	void theStandardStreams() {
		System.out.println("Connecting to " + this.uri);
		assertLeak("System.out tells the user of the URI");
		for (char c : ("Failed: " + this.uri + "\n").toCharArray()) {
			System.err.print(c);
		}
		assertLeak("System.err tells the user of the URI");
	}

	@Test
	void namesOfThreads() throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		Thread thread = new Thread(() -> await(end), "connect " + this.uri);
		thread.start();
		assertLeak("the name of a thread tells");
		end.countDown();
		thread.join();
		assertNoLeak();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void events() {
		SecretWatch.show("event", new ConnectionStateChangedEvent("feed", ConnectionState.CONNECTING,
				ConnectionState.BACKING_OFF, "no answer from " + this.uri, 1, Duration.ZERO, 1));
		assertLeak("event.cause tells the user of the URI");
		SecretWatch.show("event", new ConnectionAttemptFailedEvent("feed",
				new ConnectFailure(Kind.IO, 0, this.uri.toString()), 1, true, Duration.ZERO));
		assertLeak("event.failure.host tells the user of the URI");
	}

	@Test
	void membersThatAreNotInTheText() {
		SecretWatch.show("record", new Discreet(this.uri));
		assertLeak("record.uri tells the user of the URI");
	}

	@Test
	void closeInfo() {
		SecretWatch.show("close", new CloseInfo(CloseStatus.SERVER_ERROR.withReason(this.uri.getQuery()), Origin.REMOTE,
				true, Duration.ZERO));
		assertLeak("close.status tells the token in the query");
	}

	@Test
	void exceptions() {
		SecretWatch.show("error", new IllegalStateException(this.uri.toString()));
		assertLeak("error tells");
		SecretWatch.show("error", new IllegalStateException("failed", new IOException(this.uri.toString())));
		assertLeak("error tells");
		IllegalStateException failure = new IllegalStateException("failed", new IOException("failed"));
		failure.getCause().addSuppressed(new IOException(this.uri.toString()));
		SecretWatch.show("error", failure);
		assertLeak("error tells");
		SecretWatch.show("error", new ConnectFailedException("feed", ConnectFailure.of(Kind.IO, this.uri.toString())));
		assertLeak("error.host tells");
	}

	@Test
	void beans() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("foreign", this.uri);
		SecretWatch.show(beans);
		assertNoLeak();
		beans.addBean("ours", new Talkative(this.uri));
		SecretWatch.show(beans);
		assertLeak("the bean " + Talkative.class.getName() + " tells");
	}

	@Test
	void theFailureDoesNotTellTheSecret() {
		SecretWatch.show("a text", "See " + this.uri + " and " + PlantedSecrets.headers());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.watch::verify)
			.withMessageContaining("See wss://*****:*****@example.com:444/ws?a=b&token=*****")
			.satisfies((failure) -> assertThat(PlantedSecrets.find(failure.toString())).isEmpty());
	}

	@Test
	void theEndOfTheWatchFailsForWhatCameLast() {
		SecretWatch.show("a text", this.uri);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.watch::close);
		SecretWatch.show("nobody looks", this.uri);
	}

	@Test
	void nothingIsPlantedWhereNobodyLooks() {
		this.watch.close();
		assertThatIllegalStateException().isThrownBy(() -> PlantedSecrets.in(URI.create("ws://host")));
		assertThatIllegalStateException().isThrownBy(PlantedSecrets::headers);
	}

	private void assertLeak(String where) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.watch::verify).withMessageContaining(where);
	}

	private void assertNoLeak() {
		assertThatNoException().isThrownBy(this.watch::verify);
	}

	record Discreet(URI uri) {

		@Override
		public String toString() {
			return List.of().toString();
		}

	}

	static class Talkative {

		private final URI uri;

		Talkative(URI uri) {
			this.uri = uri;
		}

		@Override
		public String toString() {
			return "Talkative " + this.uri;
		}

	}

	static class Empty {

	}

}
