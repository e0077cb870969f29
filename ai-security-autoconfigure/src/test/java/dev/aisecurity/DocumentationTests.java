package dev.aisecurity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation points at exists.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)");

	@Test
	void linksLeadToFiles() throws IOException {
		List<String> dead = new ArrayList<>();
		for (Path page : pages()) {
			Matcher link = LINK.matcher(Files.readString(page));
			while (link.find()) {
				if (!Files.exists(page.resolveSibling(link.group(1)))) {
					dead.add(page + " -> " + link.group(1));
				}
			}
		}
		assertThat(dead).isEmpty();
	}

	@Test
	void namedTestsExist() throws IOException {
		Set<String> tests = tests();
		for (Path page : pages()) {
			Matcher test = TEST.matcher(Files.readString(page));
			while (test.find()) {
				assertThat(tests).as(page.toString()).contains(test.group(1) + ".java");
			}
		}
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs")); Stream<Path> top = Files.list(ROOT)) {
			return Stream.concat(docs, top).filter((path) -> path.toString().endsWith(".md")).toList();
		}
	}

	private static Set<String> tests() throws IOException {
		try (Stream<Path> here = Files.walk(Path.of("src/test"));
				Stream<Path> sample = Files.walk(ROOT.resolve("sample-app/src/test"))) {
			return Stream.concat(here, sample)
				.map((path) -> path.getFileName().toString())
				.filter((name) -> name.endsWith("Tests.java"))
				.collect(Collectors.toSet());
		}
	}

}
