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

package io.github.resilientwebsocket.integration;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.resilientwebsocket.ConnectionInfo;
import io.github.resilientwebsocket.ConnectionStateChangedEvent;
import io.github.resilientwebsocket.HandshakeCustomizer;
import io.github.resilientwebsocket.ReconnectPolicy;
import io.github.resilientwebsocket.WebSocketSender;
import io.github.resilientwebsocket.annotation.OnClose;
import io.github.resilientwebsocket.annotation.OnMessage;
import io.github.resilientwebsocket.annotation.OnOpen;
import io.github.resilientwebsocket.annotation.WebSocketListener;
import io.github.resilientwebsocket.autoconfigure.ResilientWebSocketAutoConfiguration;
import io.github.resilientwebsocket.jvm.JvmResources;
import io.github.resilientwebsocket.test.ScriptedConnection;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.util.StreamUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application is started again in the same JVM, with its classes in a new class
 * loader, as the developer tools of Spring Boot do it: the library stays, and must hold
 * nothing of the application that was.
 */
class RestartTests {

	@RegisterExtension
	final ScriptedWebSocketServer server = ScriptedWebSocketServer.ws().timeout(Duration.ofSeconds(60));

	/**
	 * In a JVM of its own, because only one that clears soft references shows the rest.
	 */
	@Test
	void nothingOfAnApplicationThatHasEndedStays(@TempDir Path directory) throws Exception {
		Path output = directory.resolve("output");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-XX:SoftRefLRUPolicyMSPerMB=0", "-cp",
				System.getProperty("java.class.path"), Restarts.class.getName(), this.server.uri().toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			for (int i = 0; i < Restarts.COUNT; i++) {
				ScriptedConnection lost = this.server.awaitConnection();
				lost.expectText("{\"topic\":\"connection 1\"}");
				lost.closeWith(1001);
				ScriptedConnection connection = this.server.awaitConnection();
				connection.expectText("{\"topic\":\"connection 2\"}");
				connection.sendText("{\"topic\":\"end\"}");
				assertThat(connection.expectClose()).isEqualTo(1000);
			}
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** What the process does. */
	public static final class Restarts {

		static final int COUNT = 2;

		private Restarts() {
		}

		public static void main(String[] arguments) throws Exception {
			URI uri = URI.create(arguments[0]);
			// The JVM, and Spring Boot's logging, hold the class loader of the first one.
			new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE).run().close();
			List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
			for (int i = 0; i < COUNT; i++) {
				loaders.add(restart(uri));
			}
			ClientApplication.await("the end of the threads", () -> JvmResources.threads().isEmpty());
			assertThat(JvmResources.socketsTo(uri.getPort())).isZero();
			ClientApplication.await("the end of the class loaders", () -> {
				System.gc();
				return loaders.stream().allMatch((loader) -> loader.get() == null);
			});
		}

		private static WeakReference<ClassLoader> restart(URI uri) throws Exception {
			ClassLoader loader = new RestartedClassLoader(Restarts.class.getClassLoader());
			Class<?> application = Class.forName(Application.class.getName(), true, loader);
			assertThat(application).isNotEqualTo(Application.class);
			inThreadOf(loader, () -> application.getMethod("run", URI.class).invoke(null, uri));
			return new WeakReference<>(loader);
		}

		private static void inThreadOf(ClassLoader loader, Callable<?> task) throws Exception {
			FutureTask<?> future = new FutureTask<>(task);
			Thread thread = new Thread(future, "restartedMain");
			thread.setContextClassLoader(loader);
			thread.start();
			thread.join(60_000);
			future.get(1, TimeUnit.SECONDS);
		}

	}

	/** Has the classes of the application, and all others from its parent. */
	static final class RestartedClassLoader extends ClassLoader {

		RestartedClassLoader(ClassLoader parent) {
			super(parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith(Application.class.getName())) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream resource = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = StreamUtils.copyToByteArray(resource);
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

	/** In each of the class loaders there is another one of it. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ResilientWebSocketAutoConfiguration.class })
	@Import(Application.Listener.class)
	public static class Application {

		static final CountDownLatch END = new CountDownLatch(1);

		public static void run(URI uri) throws InterruptedException {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.properties("resilient-websocket.clients.feed.uri=" + uri,
						"resilient-websocket.clients.feed.backoff.delay=20ms")
				.run()) {
				END.await(60, TimeUnit.SECONDS);
			}
		}

		@Bean
		public HandshakeCustomizer customizer() {
			return (handshake) -> handshake.getHeaders().add("X-Custom", "yes");
		}

		@Bean
		public ReconnectPolicy policy() {
			return ReconnectPolicy.Failure::verdict;
		}

		@WebSocketListener("feed")
		public static class Listener {

			@OnOpen
			public void open(ConnectionInfo connection, WebSocketSender sender) {
				sender.send(new Topic("connection " + connection.generation()));
			}

			@OnMessage
			public void message(Topic topic) {
				END.countDown();
			}

			@OnClose
			public void close() {
			}

			@EventListener
			public void changed(ConnectionStateChangedEvent event) {
			}

		}

		public record Topic(String topic) {

		}

	}

}
