package dev.aisecurity.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OUT-7: what is left of hostile answers makes no browser ask a host that is not allowed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlEgressBrowserTests {

	private final Answers hostile = Answers.hostile();

	private Gallery gallery;

	@BeforeEach
	void open() {
		if (this.gallery == null) {
			this.gallery = new Gallery();
		}
	}

	@AfterAll
	void close() {
		if (this.gallery != null) {
			this.gallery.close();
		}
	}

	/**
	 * Returns what readers get, in all renderings. A document without tags is nothing but
	 * text.
	 */
	private static List<String> documents(List<String> answers) {
		return Stream.of(Rendering.values())
			.flatMap((rendering) -> answers.stream().map(rendering::document))
			.filter((document) -> document.contains("<"))
			.distinct()
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVER", "PAGE" })
	void whenAnswersAreNotGuardedThenTheBrowserAsksForeignHosts(Rendering rendering) {
		List<WebRequest> requests = this.gallery.show("http",
				this.hostile.written().stream().map(rendering::document).toList());
		Set<Integer> leaking = requests.stream()
			.filter((request) -> !Answers.FETCHED.contains(request.authority()) || request.hasQuery())
			.map(Gallery::index)
			.collect(Collectors.toSet());
		assertThat(leaking).hasSizeGreaterThan(100);
		assertThat(requests).extracting(WebRequest::authority)
			.contains("evil.example", "intranet", "docs.allowed.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void whenAnswersAreGuardedThenTheBrowserAsksNoForeignHost(String scheme) {
		Gallery.Visit visit = this.gallery.visit(scheme, documents(this.hostile.left()));
		assertThat(visit.requests()).isNotEmpty().extracting(WebRequest::authority).isSubsetOf(Answers.FETCHED);
		assertThat(visit.requests()).noneMatch(WebRequest::hasQuery);
		assertThat(visit.links()).isNotEmpty().allSatisfy((link) -> {
			// Renderers make links of bare e-mail addresses, too
			assertThat(link.scheme()).isIn("http", "https", "mailto");
			assertThat(link.url().matches("mailto:[^?]+") || Answers.LINKED.contains(link.authority())).isTrue();
		});
		assertThat(visit.clicked()).isNotEmpty().extracting(WebRequest::authority).isSubsetOf(Answers.LINKED);
	}

	@Test
	void whenAnswersAreBenignThenTheirLinksAndImagesWork() {
		List<String> linking = new ArrayList<>(Answers.benign().left());
		linking.removeIf((text) -> Answers.LINKED.stream().noneMatch(text::contains));
		Gallery.Visit visit = this.gallery.visit("https", documents(linking));
		assertThat(visit.requests()).extracting(WebRequest::authority)
			.isSubsetOf(Answers.FETCHED)
			.contains("img.allowed.example");
		assertThat(visit.links()).extracting(Gallery.Link::authority).hasSameElementsAs(Answers.LINKED);
		assertThat(visit.clicked()).extracting(WebRequest::authority)
			.isSubsetOf(Answers.LINKED)
			.contains("docs.allowed.example", "support.trusted.example");
	}

}
