package dev.aisecurity.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.aisecurity.autoconfigure.guarded.GuardedApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application is processed ahead of time as for a native image, compiled, and started
 * from what was generated.
 */
class AheadOfTimeTests {

	@TempDir
	private Path directory;

	@Test
	void attackIsRefusedByWhatWasGenerated() throws Exception {
		Path classes = generate();

		Map<String, String> seen = ClassPath.ofTests().with(classes).run("-Dspring.aot.enabled=true");

		assertThat(seen).containsEntry("benign", "answered")
			.containsEntry("attack", "refused")
			.containsEntry("context", "ServletWebServerApplicationContext");
		try (Stream<Path> hints = Files.walk(classes)) {
			Path metadata = hints.filter((file) -> file.endsWith("reachability-metadata.json"))
				.findFirst()
				.orElseThrow();
			assertThat(Files.readString(metadata).replace("\\/", "/")).contains("dev/aisecurity/detect/injection/pack/",
					"GuardedApplication$Question", "GuardedApplication$Assistant$$SpringCGLIB$$0");
		}
	}

	private Path generate() throws Exception {
		Path sources = Files.createDirectory(this.directory.resolve("sources"));
		Path classes = Files.createDirectory(this.directory.resolve("classes"));
		new SpringApplicationAotProcessor(GuardedApplication.class,
				Settings.builder()
					.sourceOutput(sources)
					.resourceOutput(classes)
					.classOutput(classes)
					.groupId("dev.aisecurity")
					.artifactId("guarded")
					.build(),
				new String[0])
			.process();
		compile(sources, classes);
		return classes;
	}

	private static void compile(Path sources, Path classes) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-d",
				classes.toString(), "-classpath", ClassPath.ofTests().with(classes).toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

}
