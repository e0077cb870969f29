package dev.aisecurity.detect.disclosure;

import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretDetectorTests {

	private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final int TRIES = 20;

	private final SecretDetector detector = new SecretDetector();

	private final List<DisclosureData> rows = DisclosureData.read("secrets.tsv");

	@Test
	void whenTextHasSecretThenFindsTypeAndExactSpan() {
		List<DisclosureData> positives = this.rows.stream().filter((row) -> !row.isNegative()).toList();
		assertThat(positives).hasSizeGreaterThan(30);
		assertThat(DisclosureData.failures(this.detector, positives, 2)).isEmpty();
	}

	@Test
	void whenTextOnlyLooksLikeSecretThenFindsNothing() {
		List<DisclosureData> negatives = this.rows.stream().filter(DisclosureData::isNegative).toList();
		assertThat(negatives).hasSizeGreaterThan(150);
		assertThat(DisclosureData.failures(this.detector, negatives, 2)).isEmpty();
		assertThat(DisclosureData.failures(this.detector, negatives, 1)).isEmpty();
	}

	@Test
	void whenTokenOfAnyFormatIsInProseThenFindsItsSecretPart() {
		Random random = new Random(11);
		for (SecretFormat format : SecretFormats.bundled()) {
			for (TokenShape shape : format.shapes()) {
				for (int i = 0; i < TRIES; i++) {
					String token = Tokens.of(format, shape, random);
					String name = format.isAssigned() ? format.keywords().get(0) + "_api_key" : "value";
					String text = "Please use\n" + name + " = \"" + token + "\"\nfrom now on.";
					String secret = token.substring(shape.skip());
					assertThat(spans(text)).as("%s in %s", format.id(), text).contains(secret);
				}
			}
		}
	}

	@Test
	void whenTokenWithPrefixGoesOnThenItIsAnotherWord() {
		Random random = new Random(12);
		SecretFormat format = SecretFormats.bundled()
			.stream()
			.filter((each) -> each.id().equals("shopify-token"))
			.findFirst()
			.orElseThrow();
		for (TokenShape shape : format.shapes()) {
			String token = Tokens.of(format, shape, random);
			assertThat(Detections.detect(this.detector, "x " + token + "Z")).isEmpty();
			assertThat(Detections.detect(this.detector, "x " + token.substring(0, token.length() - 1))).isEmpty();
			assertThat(Detections.detect(this.detector, "xx" + token)).isEmpty();
		}
	}

	@Test
	void whenChecksumOfTokenHoldsThenItIsCertain() {
		String body = "k3Jd92LmQx7ZpTw5RvBn1YcHs8GfUa";
		CRC32 crc = new CRC32();
		crc.update(body.getBytes());
		StringBuilder check = new StringBuilder();
		for (long rest = crc.getValue(); check.length() < 6; rest /= 62) {
			check.insert(0, BASE62.charAt((int) (rest % 62)));
		}
		String token = "ghp_" + body + check;
		assertThat(score("token " + token)).isEqualTo(0.99);
		char last = token.charAt(token.length() - 1);
		assertThat(score("token " + token.substring(0, token.length() - 1) + ((last == 'a') ? 'b' : 'a')))
			.isEqualTo(0.6);
	}

	@Test
	void whenTokenFollowsAnEscapedLineBreakThenItIsFound() {
		String token = "glpat-" + "Zt4kQ9mWx7RbLp2VnYc8";
		assertThat(spans("{\"log\": \"first\\n" + token + "\\nlast\"}")).containsExactly(token);
	}

	@Test
	void whenVendorIsNamedWithoutAWordForSecretsThenOnlySecondLevelSpeaks() {
		String text = "datadog: 0f1e2d3c4b5a69788796a5b4c3d2e1f0";
		assertThat(Detections.detect(this.detector, text, Origin.USER, 1)).isEmpty();
		assertThat(Detections.detect(this.detector, text, Origin.USER, 2)).hasSize(1);
	}

	@Test
	void whenThereAreVeryManyThenLastFindingReachesTheEnd() {
		String text = ("glpat-" + "Zt4kQ9mWx7RbLp2VnYc8 ").repeat(Disclosures.LIMIT + 5);
		List<Finding> findings = Detections.detect(this.detector, text);
		assertThat(findings).hasSize(Disclosures.LIMIT + 1);
		assertThat(findings.get(Disclosures.LIMIT).rule()).isEqualTo("secrets-overflow");
		assertThat(findings.get(Disclosures.LIMIT).evidence().end()).isEqualTo(text.length());
	}

	@Test
	void whenFoundThenFindingIsTaggedAndHoldsNoText() {
		Finding finding = Detections.detect(this.detector, "postgres://app:s3cr3tPw@db/app").get(0);
		assertThat(finding.category()).isEqualTo(ThreatCategory.SECRET);
		assertThat(finding.tags()).containsExactly("owasp:llm02");
		assertThat(finding.toString()).doesNotContain("s3cr3tPw");
	}

	@Test
	void whenTextHasNothingThenReturnsTheSharedEmptyList() {
		assertThat(this.detector.detect(Detections.context("Good morning, it is 10:30.", Origin.USER)))
			.isSameAs(List.of());
	}

	private List<String> spans(String text) {
		return Detections.detect(this.detector, text, Origin.USER, 1)
			.stream()
			.map((finding) -> Detections.span(text, finding))
			.toList();
	}

	private double score(String text) {
		List<Finding> findings = Detections.detect(this.detector, text, Origin.USER, 1);
		assertThat(findings).hasSize(1);
		return findings.get(0).score().value();
	}

}
