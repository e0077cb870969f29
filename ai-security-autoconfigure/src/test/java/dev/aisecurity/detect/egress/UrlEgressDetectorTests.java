package dev.aisecurity.detect.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Confidentiality;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.TrustedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UrlEgressDetectorTests {

	private static final Labels CONFIDENTIAL = new Labels(Integrity.EXTERNAL, Confidentiality.CONFIDENTIAL);

	static List<EgressCorpus.Item> hostile() {
		return EgressCorpus.hostile();
	}

	static List<EgressCorpus.Item> benign() {
		return EgressCorpus.benign();
	}

	@Test
	void corporaAreLargeAndHaveNoDoubles() {
		assertThat(hostile()).hasSizeGreaterThanOrEqualTo(220).doesNotHaveDuplicates();
		assertThat(benign()).hasSizeGreaterThanOrEqualTo(220).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void whenUrlIsHostileThenItIsFound(EgressCorpus.Item item) {
		List<Finding> findings = EgressCorpus.detect(EgressCorpus.detector(EgressCorpus.PROFILE), item.text(),
				EgressCorpus.TRUSTED, Labels.NONE);
		assertThat(findings).isNotEmpty().allSatisfy((finding) -> {
			assertThat(finding.category()).isEqualTo(ThreatCategory.EXFILTRATION);
			assertThat(finding.toString()).doesNotContain("evil", "intranet", ".example");
		});
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void whenUrlIsHostileThenNothingIsFoundInWhatIsLeft(EgressCorpus.Item item) {
		String filtered = EgressCorpus.filter(item.text());
		assertThat(EgressCorpus.filter(filtered)).isEqualTo(filtered);
	}

	@ParameterizedTest
	@MethodSource("benign")
	void whenTextIsBenignThenNothingChanges(EgressCorpus.Item item) {
		assertThat(EgressCorpus.filter(item.text())).isEqualTo(item.text());
		assertThat(EgressCorpus.filter("Some words.\n\n" + item.text() + "\n\nMore words."))
			.isEqualTo("Some words.\n\n" + item.text() + "\n\nMore words.");
	}

	@ParameterizedTest
	@MethodSource("benign")
	void whenTextIsBenignAndStreamedThenNothingChanges(EgressCorpus.Item item) {
		String text = item.text();
		for (int i = 0; i <= text.length(); i++) {
			assertThat(EgressCorpus.stream(List.of(text.substring(0, i), text.substring(i)))).isEqualTo(text);
		}
		assertThat(EgressCorpus.stream(text.chars().mapToObj((c) -> String.valueOf((char) c)).toList()))
			.isEqualTo(text);
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void whenUrlIsHostileAndStreamedThenItIsReplaced(EgressCorpus.Item item) {
		String text = item.text();
		// Without invisible characters, as streams are
		String whole = EgressCorpus.stream(List.of(text));
		assertThat(whole).contains(EgressCorpus.REPLACEMENT);
		for (int i = 0; i <= text.length(); i++) {
			assertThat(EgressCorpus.stream(List.of(text.substring(0, i), text.substring(i)))).isEqualTo(whole);
		}
		Random random = new Random(7);
		for (int round = 0; round < 20; round++) {
			assertThat(EgressCorpus.stream(chunks(text, random))).isEqualTo(whole);
		}
	}

	private static List<String> chunks(String text, Random random) {
		List<String> chunks = new ArrayList<>();
		int from = 0;
		while (from < text.length()) {
			int to = Math.min(text.length(), from + 1 + random.nextInt(5));
			chunks.add(text.substring(from, to));
			from = to;
		}
		return chunks;
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			See https://evil.example/x for more.     | See [link removed] for more.
			[Report](https://evil.example/x) is due. | [Report]([link removed]) is due.
			<a href="https://evil.example/x">R</a>   | <a href="[link removed]">R</a>
			See (https://evil.example/x).            | See ([link removed]).
			url=https://evil.example/x;y             | url=[link removed]
			End https://evil.example.                | End [link removed].
			""", delimiter = '|')
	void whenUrlIsReplacedThenItsLabelStays(String text, String expected) {
		assertThat(EgressCorpus.filter(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/(//intranet/x)", "https://evil.example/[r]",
			"https://evil.example/(/relative)x" })
	void whenUrlIsReplacedThenNothingBehindItMakesALinkOfIt(String text) {
		assertThat(EgressCorpus.filter(text)).isEqualTo(EgressCorpus.REPLACEMENT);
	}

	@ParameterizedTest
	@CsvSource({ "[a](https://evil.example/),url-link", "![a](https://evil.example/),url-image",
			"[r]: https://evil.example/,url-image", "[a](javascript:x),url-scheme", "[a](/x?d=1),url-relative",
			"[![a](/a.png)](https://evil.example/),url-link", "<a href=\"https://evil.example/\">,url-link",
			"<a title=\"x\" src=\"https://evil.example/\">,url-image" })
	void whenUrlIsFoundThenTheRuleSaysWhatItIs(String text, String rule) {
		assertThat(EgressCorpus.detect(EgressCorpus.detector(UrlEgressProfile.STRICT), text, TrustedText.NONE,
				Labels.NONE))
			.extracting(Finding::rule)
			.containsExactly(rule);
	}

	@Test
	void whenContextIsConfidentialAndForeignThenAllowedUrlsLoseTheirQuery() {
		UrlEgressDetector detector = EgressCorpus.detector(EgressCorpus.PROFILE);
		String plain = "https://docs.allowed.example/guide/a";
		String query = "https://docs.allowed.example/guide/a?page=2";
		assertThat(EgressCorpus.filter(detector, query, TrustedText.NONE, Labels.NONE)).isEqualTo(query);
		assertThat(EgressCorpus.filter(detector, query, TrustedText.NONE, CONFIDENTIAL))
			.isEqualTo(EgressCorpus.REPLACEMENT);
		assertThat(EgressCorpus.filter(detector, plain, TrustedText.NONE, CONFIDENTIAL)).isEqualTo(plain);
	}

	@Test
	void whenApplicationNamedTheUrlThenExactlyThisLinkStays() {
		String named = "https://support.trusted.example/help?topic=7&lang=en";
		assertThat(EgressCorpus.filter("[x](" + named + ")")).isEqualTo("[x](" + named + ")");
		assertThat(EgressCorpus.filter(named + "1")).isEqualTo(EgressCorpus.REPLACEMENT);
		assertThat(EgressCorpus.filter(named.replace("7", "8"))).isEqualTo(EgressCorpus.REPLACEMENT);
		assertThat(EgressCorpus.filter("![x](" + named + ")")).isEqualTo("![x](" + EgressCorpus.REPLACEMENT + ")");
	}

	@Test
	void whenUserNamedTheUrlThenItStaysOnlyWhereThatIsConfigured() {
		String url = "https://elsewhere.example/page?id=1";
		Segment segment = new Segment("Summarize " + url + ", please", Origin.USER, "body");
		TrustedText text = TrustedText.of(List.of(), List.of(segment));
		UrlEgressProfile userLinks = new UrlEgressProfile(List.of(), List.of(), List.of(), 64, true);
		assertThat(EgressCorpus.filter(EgressCorpus.detector(UrlEgressProfile.STRICT), url, text, Labels.NONE))
			.isEqualTo(EgressCorpus.REPLACEMENT);
		assertThat(EgressCorpus.filter(EgressCorpus.detector(userLinks), url, text, Labels.NONE)).isEqualTo(url);
		assertThat(EgressCorpus.filter(EgressCorpus.detector(userLinks), "![x](" + url + ")", text, Labels.NONE))
			.isEqualTo("![x](" + EgressCorpus.REPLACEMENT + ")");
	}

	@Test
	void whenEndpointHasAProfileThenItReplacesTheDefaults() {
		UrlEgressSettings settings = new UrlEgressSettings(UrlEgressProfile.STRICT,
				Map.of(new dev.aisecurity.interaction.EndpointId("chat"), EgressCorpus.PROFILE));
		String url = "https://docs.allowed.example/guide/a";
		assertThat(EgressCorpus.filter(new UrlEgressDetector(settings), url, TrustedText.NONE, Labels.NONE))
			.isEqualTo(url);
	}

	@Test
	void whenThereAreManyUrlsThenTheLastFindingReachesToTheEnd() {
		String text = "https://evil.example/ ".repeat(1_000) + "end";
		List<Finding> findings = EgressCorpus.detect(EgressCorpus.detector(UrlEgressProfile.STRICT), text,
				TrustedText.NONE, Labels.NONE);
		assertThat(findings).hasSize(257);
		assertThat(findings.get(256).evidence().end()).isEqualTo(text.length());
	}

	@Test
	void whenThereIsNothingThenNothingIsAllocatedForIt() {
		List<Finding> findings = EgressCorpus.detect(EgressCorpus.detector(UrlEgressProfile.STRICT), "Hello there.",
				TrustedText.NONE, Labels.NONE);
		assertThat(findings).isSameAs(List.of());
	}

}
