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

package io.github.resilientwebsocket.benchmark.startup;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilientwebsocket.benchmark.meter.Metric;
import io.github.resilientwebsocket.benchmark.scenario.ClientMain;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The process that starts an application once. Whether it has a client depends on its
 * class path alone.
 */
public final class StartupMain {

	/**
	 * What the argument with the URI of the client begins with.
	 */
	public static final String URI = "--resilient-websocket.clients.feed.uri=";

	private StartupMain() {
	}

	/**
	 * Start the application, print how long that took and end at once.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		try {
			System.out.println(ClientMain.RESULT + measure(args));
			System.out.flush();
			Runtime.getRuntime().halt(0);
		}
		catch (Throwable ex) {
			ClientMain.fail(ex);
		}
	}

	private static String measure(String... args) throws Exception {
		AtomicReference<Duration> started = new AtomicReference<>();
		SpringApplication application = new SpringApplication(StartupApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.addListeners((ApplicationListener<ApplicationStartedEvent>) (event) -> started
			.set(Objects.requireNonNull(event.getTimeTaken())));
		long begin = System.nanoTime();
		ConfigurableApplicationContext context = application.run(args);
		String values = " " + Metric.START + "=" + Objects.requireNonNull(started.get()).toNanos() / 1e6;
		if (context.containsBean(StartedClient.NAME)) {
			StartedClient.awaitReady(context);
			values += " " + Metric.READY + "=" + (System.nanoTime() - begin) / 1e6;
		}
		return values;
	}

}
