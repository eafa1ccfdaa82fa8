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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;

/**
 * Compiles blocks of Java against the class path of this test: all of them at once, which
 * takes a few seconds.
 */
final class SnippetCompiler {

	private static final List<String> OPTIONS = List.of("--release", "17", "-proc:none", "-parameters", "-Xmaxerrs",
			"1000", "-XDshould-stop.ifError=FLOW", "-nowarn");

	private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	private final Path output;

	SnippetCompiler(Path output) {
		this.output = output;
	}

	/**
	 * Compile blocks.
	 * @param blocks the blocks
	 * @return the errors, by the names of the blocks
	 */
	Map<String, List<String>> compile(Collection<CodeBlock> blocks) {
		Map<String, List<String>> errors = new TreeMap<>();
		try (StandardJavaFileManager files = this.compiler.getStandardFileManager(null, Locale.ROOT, null)) {
			files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(this.output));
			List<JavaSnippet> snippets = choose(files, blocks);
			DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
			this.compiler.getTask(null, files, diagnostics, OPTIONS, null, snippets).call();
			diagnostics.getDiagnostics()
				.stream()
				.filter(SnippetCompiler::isError)
				.forEach((diagnostic) -> tell(errors, diagnostic));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return errors;
	}

	/** Take what the parser understands. */
	private List<JavaSnippet> choose(StandardJavaFileManager files, Collection<CodeBlock> blocks) throws IOException {
		Map<CodeBlock, JavaSnippet> chosen = new LinkedHashMap<>();
		for (JavaForm form : JavaForm.values()) {
			List<JavaSnippet> candidates = blocks.stream()
				.filter((block) -> !chosen.containsKey(block))
				.flatMap((block) -> JavaSnippet.of(block, form).stream())
				.toList();
			Set<JavaSnippet> unclear = findUnclear(files, candidates);
			// What is no Java at all is left for the compiler to complain of.
			candidates.stream()
				.filter((candidate) -> !unclear.contains(candidate) || form == JavaForm.STATEMENTS)
				.forEach((candidate) -> chosen.put(candidate.block(), candidate));
		}
		return List.copyOf(chosen.values());
	}

	private Set<JavaSnippet> findUnclear(StandardJavaFileManager files, List<JavaSnippet> candidates)
			throws IOException {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		((JavacTask) this.compiler.getTask(null, files, diagnostics, OPTIONS, null, candidates)).parse();
		return diagnostics.getDiagnostics()
			.stream()
			.filter(SnippetCompiler::isError)
			.map((diagnostic) -> (JavaSnippet) diagnostic.getSource())
			.collect(Collectors.toSet());
	}

	private static boolean isError(Diagnostic<?> diagnostic) {
		return diagnostic.getKind() == Diagnostic.Kind.ERROR;
	}

	private static void tell(Map<String, List<String>> errors, Diagnostic<? extends JavaFileObject> diagnostic) {
		String message = diagnostic.getMessage(Locale.ROOT);
		if (diagnostic.getSource() instanceof JavaSnippet snippet) {
			errors.computeIfAbsent(snippet.block().toString(), (block) -> new ArrayList<>())
				.add(snippet.where(diagnostic.getLineNumber()) + ": " + message);
		}
		else {
			errors.computeIfAbsent("", (block) -> new ArrayList<>()).add(message);
		}
	}

}
