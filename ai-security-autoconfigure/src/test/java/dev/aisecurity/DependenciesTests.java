package dev.aisecurity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the published POM forces upon an application.
 */
class DependenciesTests {

	@Test
	void allButTheNamedDependenciesAreOptional() throws Exception {
		assertThat(requiredDependencies()).containsExactlyInAnyOrder("aho-corasick-double-array-trie", "caffeine",
				"encoder", "jackson-databind", "jspecify", "re2j", "slf4j-api", "snakeyaml", "spring-aop",
				"spring-boot-autoconfigure");
	}

	private static List<String> requiredDependencies() throws Exception {
		Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
		NodeList dependencies = pom.getElementsByTagName("dependency");
		List<String> required = new ArrayList<>();
		for (int i = 0; i < dependencies.getLength(); i++) {
			Element dependency = (Element) dependencies.item(i);
			boolean test = "test".equals(text(dependency, "scope"));
			boolean optional = "true".equals(text(dependency, "optional"));
			if (!test && !optional) {
				required.add(text(dependency, "artifactId"));
			}
		}
		return required;
	}

	private static String text(Element parent, String name) {
		NodeList children = parent.getElementsByTagName(name);
		return (children.getLength() != 0) ? children.item(0).getTextContent() : "";
	}

}
