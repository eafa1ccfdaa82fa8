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

package io.github.resilientwebsocket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A set of codes, written as single codes and ranges such as {@code 4004, 4010-4014}.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class CodeRanges {

	/** No code at all. */
	public static final CodeRanges NONE = new CodeRanges(List.of());

	private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s*(?:-\\s*(\\d{1,5})\\s*)?");

	private final List<Range> ranges;

	private CodeRanges(List<Range> ranges) {
		this.ranges = List.copyOf(ranges);
	}

	/**
	 * Parse codes and ranges.
	 * @param entries the entries, each a code or a range
	 * @return the set
	 * @throws IllegalArgumentException if an entry is neither; the message quotes it
	 */
	public static CodeRanges parse(Collection<String> entries) {
		List<Range> ranges = new ArrayList<>();
		for (String entry : entries) {
			Matcher matcher = RANGE.matcher(entry);
			if (!matcher.matches()) {
				throw new IllegalArgumentException("'" + entry + "' is neither a code nor a range");
			}
			int first = Integer.parseInt(matcher.group(1));
			int last = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : first;
			if (last < first) {
				throw new IllegalArgumentException("'" + entry + "' ends before it begins");
			}
			ranges.add(new Range(first, last));
		}
		return new CodeRanges(ranges);
	}

	/**
	 * Return whether a code is in the set.
	 * @param code the code
	 * @return whether it is
	 */
	public boolean contains(int code) {
		return this.ranges.stream().anyMatch((range) -> range.first() <= code && code <= range.last());
	}

	/**
	 * Find a code outside a range.
	 * @param first the first code of the range
	 * @param last the last code of the range
	 * @return a code of the set that is not in the range, or {@code null} if there is
	 * none
	 */
	@Nullable Integer outside(int first, int last) {
		for (Range range : this.ranges) {
			if (range.first() < first) {
				return range.first();
			}
			if (range.last() > last) {
				return range.last();
			}
		}
		return null;
	}

	/**
	 * Find a code that is in both sets.
	 * @param other the other set
	 * @return a code, or {@code null} if there is none
	 */
	@Nullable Integer shared(CodeRanges other) {
		for (Range range : this.ranges) {
			for (Range another : other.ranges) {
				int first = Math.max(range.first(), another.first());
				if (first <= Math.min(range.last(), another.last())) {
					return first;
				}
			}
		}
		return null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CodeRanges that && this.ranges.equals(that.ranges);
	}

	@Override
	public int hashCode() {
		return this.ranges.hashCode();
	}

	@Override
	public String toString() {
		return String.join(", ", this.ranges.stream().map(Range::toString).toList());
	}

	private record Range(int first, int last) {

		@Override
		public String toString() {
			return (this.first == this.last) ? Integer.toString(this.first) : this.first + "-" + this.last;
		}

	}

}
