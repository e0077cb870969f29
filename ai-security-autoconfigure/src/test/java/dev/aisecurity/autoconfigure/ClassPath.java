package dev.aisecurity.autoconfigure;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.aisecurity.autoconfigure.guarded.GuardedApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The class path of the tests, to be run with in a process of its own, so that what is
 * left out is really missing.
 */
final class ClassPath {

	private final List<String> entries = new ArrayList<>();

	static ClassPath ofTests() {
		ClassPath classPath = new ClassPath();
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		classPath.entries.addAll(List.of(all.split(File.pathSeparator)));
		return classPath;
	}

	ClassPath without(String... jars) {
		this.entries
			.removeIf((entry) -> Arrays.stream(jars).anyMatch(Path.of(entry).getFileName().toString()::startsWith));
		return this;
	}

	ClassPath with(Path directory) {
		this.entries.add(0, directory.toString());
		return this;
	}

	/**
	 * Runs the {@link GuardedApplication}.
	 * @param options options of the virtual machine
	 * @return what it saw
	 */
	Map<String, String> run(String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", this.toString()));
		command.addAll(List.of(options));
		Path file = Files.createTempFile("seen", ".txt");
		command.addAll(List.of(GuardedApplication.class.getName(), file.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		Map<String, String> seen = new TreeMap<>();
		for (String line : Files.readAllLines(file)) {
			seen.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
		}
		Files.delete(file);
		return seen;
	}

	@Override
	public String toString() {
		return String.join(File.pathSeparator, this.entries);
	}

}
