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

package io.github.resilientwebsocket.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What this JVM holds. Sockets and file descriptors are 0 on systems that do not tell.
 */
public final class JvmResources {

	private static final String TOMCAT = "org.apache.tomcat.websocket.";

	private static final Path PROC = Path.of("/proc/self/net");

	/** Number, count of instances, bytes, and the name of the class, maybe its module. */
	private static final Pattern HISTOGRAM = Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)",
			Pattern.MULTILINE);

	private JvmResources() {
	}

	/**
	 * Return the threads of the library, and those that are in Tomcat's client, other
	 * than its one for all connections.
	 * @return their names
	 */
	public static List<String> threads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> isOfTheLibrary(thread.getKey().getName(), thread.getValue()))
			.map((thread) -> thread.getKey().getName())
			.toList();
	}

	private static boolean isOfTheLibrary(String name, StackTraceElement[] stack) {
		return name.startsWith("resilient-websocket-") || name.startsWith("WebSocketClient-SecureIO")
				|| Stream.of(stack)
					.map(StackTraceElement::getClassName)
					.anyMatch((type) -> type.startsWith(TOMCAT) && !type.startsWith(TOMCAT + "BackgroundProcess"));
	}

	/**
	 * Count the sockets of processes of this machine that connect, or have connected, to
	 * a port. A socket that was closed counts no longer, even if its peer does not know.
	 * @param port the port of the peer
	 * @return the number
	 */
	public static long socketsTo(int port) {
		return Stream.of("tcp", "tcp6")
			.map(PROC::resolve)
			.filter(Files::exists)
			.flatMap((table) -> lines(table).stream().skip(1))
			.map((row) -> row.trim().split("\\s+"))
			// The address of the peer, and the inode, which only an open socket has.
			.filter((row) -> row[2].endsWith(":%04X".formatted(port)) && !row[9].equals("0"))
			.count();
	}

	private static List<String> lines(Path table) {
		try {
			return Files.readAllLines(table);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Count what is open.
	 * @return the number of file descriptors
	 */
	public static long fileDescriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

	/**
	 * Count all threads.
	 * @return the number of threads
	 */
	public static int threadCount() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	/**
	 * Collect garbage and return what is left.
	 * @return the size of the heap in use, in bytes
	 */
	public static long heap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/**
	 * Count what lives of some packages after a garbage collection.
	 * @param prefixes the beginnings of the names of classes
	 * @return the number of instances by class
	 */
	public static Map<String, Long> instances(String... prefixes) {
		Map<String, Long> instances = new TreeMap<>();
		Matcher matcher = HISTOGRAM.matcher(histogram());
		while (matcher.find()) {
			String name = matcher.group(2);
			if (Stream.of(prefixes).anyMatch(name::startsWith)) {
				instances.merge(name, Long.valueOf(matcher.group(1)), Long::sum);
			}
		}
		return instances;
	}

	private static String histogram() {
		try {
			return (String) ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
						new Object[] { new String[0] }, new String[] { String[].class.getName() });
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Describe all of it for a failure.
	 * @return one line
	 */
	public static String describe() {
		return String.format(Locale.ROOT, "%d threads, %d file descriptors, %.1f MB heap", threadCount(),
				fileDescriptors(), heap() / 1024.0 / 1024);
	}

}
