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

package io.github.resilientwebsocket.benchmark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.resilientwebsocket.benchmark.client.Peer;
import io.github.resilientwebsocket.benchmark.client.Peers;
import io.github.resilientwebsocket.benchmark.scenario.Scenario;

/**
 * Bars for the main scenarios, readable on a light and on a dark page.
 */
final class Chart {

	private static final List<String> SCENARIOS = List.of("send-125", "send-125-4-threads", "receive-125", "echo",
			"two-small", "reconnect");

	private static final int PANEL_WIDTH = 450;

	private static final int LABEL_WIDTH = 216;

	private static final int BAR_WIDTH = 180;

	private static final int NUMBER_WIDTH = 34;

	private static final int ROW = 18;

	private static final int TITLE = 40;

	/** What is beyond it is cut; the number says how much it is. */
	private static final double MOST = 3;

	private static final String STYLE = """
			<style>
			text { font: 12px system-ui, sans-serif; fill: #1f2328 }
			.title { font-weight: 600; font-size: 13px }
			.bar { fill: #a9b4c0 } .library { fill: #1f883d } .baseline { fill: #57606a } .limit { fill: #d8dee4 }
			.one { stroke: #57606a; stroke-dasharray: 3 3 }
			@media (prefers-color-scheme: dark) {
			text { fill: #e6edf3 }
			.bar { fill: #59636e } .library { fill: #3fb950 } .baseline { fill: #9198a1 } .limit { fill: #373e47 }
			.one { stroke: #9198a1 }
			}
			</style>
			""";

	private final Results results;

	Chart(Results results) {
		this.results = results;
	}

	/**
	 * Return the chart.
	 * @return the SVG
	 */
	String svg() {
		StringBuilder body = new StringBuilder();
		int y = 0;
		for (int i = 0; i < SCENARIOS.size(); i += 2) {
			int rows = Math.max(panel(body, Scenario.of(SCENARIOS.get(i)), 0, y),
					panel(body, Scenario.of(SCENARIOS.get(i + 1)), PANEL_WIDTH, y));
			y += TITLE + rows * ROW + 12;
		}
		return String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n"
						+ "<title>Ratios to raw StandardWebSocketClient, less is better</title>%n%s%s</svg>%n",
				2 * PANEL_WIDTH, y, 2 * PANEL_WIDTH, y, STYLE, body);
	}

	private int panel(StringBuilder body, Scenario scenario, int x, int y) {
		Column column = Column.of(scenario.kind()).get(0);
		List<Bar> bars = new ArrayList<>();
		for (Peer peer : Peers.all()) {
			this.results.ratio(scenario.id(), peer.id(), Peers.BASELINE, column.metric())
				.ifPresent((spread) -> bars.add(new Bar(peer, spread.median())));
		}
		bars.sort(Comparator.comparingDouble(Bar::ratio));
		text(body, "title", x + 8, y + 24, "start", scenario.title() + ": " + column.title());
		for (int i = 0; i < bars.size(); i++) {
			bar(body, bars.get(i), x, y + TITLE + i * ROW);
		}
		if (!bars.isEmpty()) {
			int one = x + LABEL_WIDTH + (int) (BAR_WIDTH / MOST);
			body.append(String.format(Locale.ROOT, "<line class=\"one\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>%n",
					one, one, y + TITLE - 6, y + TITLE + bars.size() * ROW));
		}
		return bars.size();
	}

	private static void bar(StringBuilder body, Bar bar, int x, int y) {
		String style = bar.peer().isLibrary() ? "library" : bar.peer().id().equals(Peers.BASELINE) ? "baseline"
				: bar.peer().id().startsWith("socket") ? "limit" : "bar";
		double width = Math.max(1, Math.min(bar.ratio(), MOST) / MOST * BAR_WIDTH);
		text(body, "label", x + LABEL_WIDTH - 6, y + 11, "end", shorter(bar.peer().title()));
		body.append(String.format(Locale.ROOT,
				"<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n", style,
				x + LABEL_WIDTH, y, width, ROW - 4));
		text(body, "number", x + LABEL_WIDTH + numberAt(width), y + 11, "start", Numbers.format(bar.ratio(), true));
	}

	/** Behind the bar, but not across the line of the baseline. */
	private static int numberAt(double width) {
		double one = BAR_WIDTH / MOST;
		return (int) ((width < one && width + NUMBER_WIDTH > one) ? one : width) + 5;
	}

	private static String shorter(String title) {
		return title.replace("Spring, ConcurrentWebSocketSessionDecorator", "Spring with decorator")
			.replace("this library, inline, 64 KB buffer", "this library, inline, 64 KB");
	}

	private static void text(StringBuilder body, String style, int x, int y, String anchor, String text) {
		body.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
				style, x, y, anchor, text.replace("&", "&amp;").replace("<", "&lt;")));
	}

	/** A bar. */
	private record Bar(Peer peer, double ratio) {
	}

}
