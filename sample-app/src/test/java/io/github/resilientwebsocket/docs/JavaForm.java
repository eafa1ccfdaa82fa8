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

package io.github.resilientwebsocket.docs;

import java.util.stream.Collectors;

/**
 * What the Java of a block is, and so what has to be put around it. All that is put
 * before it is on one line, so that lines are easily found again.
 */
enum JavaForm {

	/** A whole file, with its package and imports. */
	FILE("", ""),

	/** Whole types. */
	TYPES("package %s; %s", ""),

	/** Methods and fields of a class. */
	MEMBERS("package %s; %s abstract class Block extends Given {", "}"),

	/** Statements of a method. */
	STATEMENTS("package %s; %s abstract class Block extends Given { void block() throws Exception {", "}}");

	/** Names that several packages have are imported one by one. */
	private static final String IMPORTS = """
			io.github.resilientwebsocket.*
			io.github.resilientwebsocket.CloseInfo.Origin
			io.github.resilientwebsocket.annotation.*
			io.github.resilientwebsocket.docs.given.*
			io.github.resilientwebsocket.test.*
			io.github.resilientwebsocket.test.autoconfigure.*
			jakarta.validation.*
			jakarta.validation.constraints.*
			java.io.*
			java.lang.annotation.Retention
			java.lang.annotation.RetentionPolicy
			java.math.*
			java.net.*
			java.nio.*
			java.time.*
			java.util.*
			java.util.concurrent.*
			java.util.concurrent.atomic.*
			org.junit.jupiter.api.BeforeEach
			org.junit.jupiter.api.Test
			org.junit.jupiter.api.extension.RegisterExtension
			org.slf4j.*
			org.springframework.beans.factory.annotation.Autowired
			org.springframework.beans.factory.annotation.Qualifier
			org.springframework.beans.factory.annotation.Value
			org.springframework.boot.test.context.SpringBootTest
			org.springframework.context.annotation.Bean
			org.springframework.context.annotation.Configuration
			org.springframework.context.event.ContextRefreshedEvent
			org.springframework.context.event.EventListener
			org.springframework.http.HttpHeaders
			org.springframework.messaging.handler.annotation.*
			org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException
			org.springframework.scheduling.annotation.*
			org.springframework.stereotype.*
			org.springframework.test.context.bean.override.mockito.MockitoBean
			org.springframework.web.client.*
			org.springframework.web.socket.*
			org.springframework.web.socket.client.*
			org.springframework.web.socket.client.standard.StandardWebSocketClient
			org.springframework.web.socket.handler.*
			org.springframework.web.util.UriComponentsBuilder
			static io.github.resilientwebsocket.CloseInfo.Origin.*
			static io.github.resilientwebsocket.ConnectionState.*
			static org.assertj.core.api.Assertions.assertThat
			static org.mockito.Mockito.timeout
			static org.mockito.Mockito.verify
			""".lines().map((type) -> "import " + type + ";").collect(Collectors.joining(" "));

	private final String before;

	private final String after;

	JavaForm(String before, String after) {
		this.before = before;
		this.after = after;
	}

	String around(String code, String packageName) {
		return (this.before.formatted(packageName, IMPORTS) + "\n" + code + this.after).strip() + "\n";
	}

	/**
	 * Return how many lines are before the code.
	 * @return the number of lines
	 */
	int linesBefore() {
		return (this == FILE) ? 0 : 1;
	}

}
