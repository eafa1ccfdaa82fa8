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

package io.github.resilientwebsocket.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.resilientwebsocket.ResilientWebSocketClient;
import io.github.resilientwebsocket.test.ScriptedWebSocketServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.aot.DisabledInAotMode;

/**
 * Lets WebSocket clients of the application that is tested connect to scripted servers.
 * For a test class that has a context anyway, from {@code @SpringBootTest} for example.
 * <p>
 * Each client gets a {@link ScriptedWebSocketServer} of its own, and its {@code uri}
 * leads there, with the path and the query that the application has configured, but
 * without TLS and proxy. A test gets the servers, the {@link ConnectionHistory}, the
 * {@link VirtualTime} and the {@link ResilientWebSocketClient}s as parameters of its
 * methods or by {@code @Autowired}; where there are several clients, their names are the
 * {@link Qualifier}s of servers and clients.
 * <p>
 * Every test method begins like the first one, although the context is shared: after the
 * {@code @BeforeEach} methods, which may script the servers already, the clients that
 * start with the context are started; nobody waits for the connection. When the method is
 * over, {@link ScriptedWebSocketServer#verify()} fails the test for what it has left
 * over, then the clients are stopped and their connections cut, those created at run time
 * are removed, and servers, history and time are reset. The beans of the application stay
 * as they are.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ResilientWebSocketParameterResolver.class)
@ResourceLock("io.github.resilientwebsocket.test")
@DisabledInAotMode("A server is there only when the test runs")
public @interface ResilientWebSocketTest {

	/**
	 * The names of the clients. One that the application has not configured is added.
	 * @return the names; if empty, all clients that the application has configured
	 */
	String[] value() default {};

	/**
	 * Whether the clients go by a {@link VirtualTime}, which stands still unless the test
	 * moves it.
	 * @return whether time is virtual
	 */
	boolean virtualTime() default false;

}
