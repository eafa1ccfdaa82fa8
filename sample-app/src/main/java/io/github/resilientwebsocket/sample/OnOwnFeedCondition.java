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

package io.github.resilientwebsocket.sample;

import java.util.Map;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Looks whether the client's address is that of the cable.
 */
class OnOwnFeedCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		boolean own = Objects.equals(environment.getProperty("resilient-websocket.clients.feed.uri"),
				environment.getProperty("sample.cable.uri"));
		Map<String, ?> attributes = metadata.getAnnotationAttributes(ConditionalOnOwnFeed.class.getName());
		boolean wanted = (attributes == null) || Boolean.TRUE.equals(attributes.get("value"));
		// The address is not in the message: it may hold a secret.
		return new ConditionOutcome(own == wanted, own ? "the feed is our own" : "the feed is another server's");
	}

}
