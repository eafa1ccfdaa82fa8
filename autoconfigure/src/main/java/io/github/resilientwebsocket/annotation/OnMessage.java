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
 * The method is called with every message.
 * <p>
 * The payload goes to the parameter that is none of
 * {@link io.github.resilientwebsocket.WebSocketSender},
 * {@link org.springframework.web.socket.WebSocketSession WebSocketSession},
 * {@link io.github.resilientwebsocket.ConnectionInfo},
 * {@link io.github.resilientwebsocket.ResilientWebSocketClient} and no header
 * ({@link io.github.resilientwebsocket.WebSocketMessageHeaders}). It may be a
 * {@link String}, {@code byte[]}, {@link java.nio.ByteBuffer},
 * {@link org.springframework.web.socket.WebSocketMessage WebSocketMessage},
 * {@link org.springframework.web.socket.TextMessage TextMessage},
 * {@link org.springframework.web.socket.BinaryMessage BinaryMessage}, or of any other
 * type, and then the message converter, which by default reads JSON, makes it. Text and
 * bytes are converted into each other as UTF-8. A payload with {@code @Valid} or
 * {@code @Validated} is validated.
 * <p>
 * A class may have one method that asks for text, one that asks for bytes, and one that
 * asks for any other type. A message goes to the one of its own kind, else to that of any
 * type, else to the one there is.
 * <p>
 * A value that the method returns is sent back over the same connection as one message, a
 * {@link java.util.Collection} as one message for each element, in their order; an array
 * is one message. A {@link java.util.concurrent.CompletionStage} is sent as soon as it
 * completes, which is not waited for. Nothing is sent for {@code null} or an empty
 * {@link java.util.Optional}.
 *
 * @see WebSocketListener
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(HandlerReflectiveProcessor.class)
public @interface OnMessage {

}
