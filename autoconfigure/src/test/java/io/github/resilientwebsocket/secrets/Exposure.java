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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.function.BiConsumer;

import io.github.resilientwebsocket.ConnectFailedException;
import org.jspecify.annotations.Nullable;

/**
 * All texts that something shows to whoever gets hold of it.
 */
final class Exposure {

	private final BiConsumer<String, String> reader;

	Exposure(BiConsumer<String, String> reader) {
		this.reader = reader;
	}

	void of(String where, @Nullable Object seen) {
		if (seen == null) {
			return;
		}
		this.reader.accept(where, String.valueOf(seen));
		if (seen instanceof Throwable failure) {
			throwable(where, failure);
		}
		else if (seen instanceof Record) {
			members(where, (Record) seen);
		}
	}

	/** The trace has the causes, what was suppressed, and all messages. */
	private void throwable(String where, Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		this.reader.accept(where, trace.toString());
		if (failure instanceof ConnectFailedException failed) {
			of(where, failed.getFailure());
		}
	}

	private void members(String where, Record seen) {
		for (RecordComponent component : seen.getClass().getRecordComponents()) {
			try {
				component.getAccessor().setAccessible(true);
				of(where + "." + component.getName(), component.getAccessor().invoke(seen));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
