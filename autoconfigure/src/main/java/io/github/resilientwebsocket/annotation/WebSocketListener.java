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

package io.github.resilientwebsocket.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean that handles what happens on the connections of a client: with annotated
 * methods, or as a {@link io.github.resilientwebsocket.ResilientWebSocketListener} that
 * it implements. It must be a singleton; if it is lazy, it is created nevertheless when
 * the application starts. Several listeners of one client are called in the order of
 * {@link org.springframework.core.annotation.Order @Order}.
 *
 * @see OnOpen
 * @see OnMessage
 * @see OnClose
 * @see OnError
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface WebSocketListener {

	/**
	 * Alias for {@link #client}.
	 * @return the name of the client
	 */
	@AliasFor("client")
	String value() default "";

	/**
	 * The name of the client, also as a placeholder such as {@code ${feed.client}}, or a
	 * pattern such as {@code prices-*} for all clients called so, those that are created
	 * at run time included. May be left out if there is exactly one.
	 * @return the name of the client
	 */
	@AliasFor("value")
	String client() default "";

}
