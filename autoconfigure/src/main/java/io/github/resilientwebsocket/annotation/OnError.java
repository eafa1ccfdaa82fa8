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

import org.springframework.aot.hint.annotation.Reflective;

/**
 * The method is called with every exception of another handler of the same bean, with
 * that of a reply that could not be sent, and with a
 * {@link io.github.resilientwebsocket.ConnectFailedException} for every failed attempt.
 * For a late reply this may happen at the same time as another call.
 * <p>
 * Possible parameters are the {@link Throwable}, or a subclass to be called only with
 * such, and {@link io.github.resilientwebsocket.ResilientWebSocketClient}. Of several
 * methods only the one with the closest type is called. What no method asks for is
 * logged, and so is what the method throws.
 *
 * @see WebSocketListener
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(HandlerReflectiveProcessor.class)
public @interface OnError {

}
