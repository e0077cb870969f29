package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalDataDetectorTests {

	private static final int TRIES = 40;

	private final PersonalDataDetector detector = new PersonalDataDetector();

	private final List<DisclosureData> rows = DisclosureData.read("personal-data.tsv");

	@Test
	void whenTextHasPersonalDataThenFindsTypeAndExactSpan() {
		List<DisclosureData> positives = this.rows.stream().filter((row) -> !row.isNegative()).toList();
		assertThat(positives).hasSizeGreaterThan(200);
		assertThat(DisclosureData.failures(this.detector, positives, 2)).isEmpty();
	}

	@Test
	void whenTextOnlyLooksLikePersonalDataThenFindsNothing() {
		List<DisclosureData> negatives = this.rows.stream().filter(DisclosureData::isNegative).toList();
		assertThat(negatives).hasSizeGreaterThan(300);
		assertThat(DisclosureData.failures(this.detector, negatives, 2)).isEmpty();
		assertThat(DisclosureData.failures(this.detector, negatives, 1)).isEmpty();
	}

	@Test
	void whenValidNumberIsNamedInProseThenFindsIt() {
		Random random = new Random(7);
		for (NumberType type : NationalNumbers.all()) {
			for (int i = 0; i < TRIES; i++) {
				String number = written(valid(type, random), type);
				String text = "As agreed, the " + name(type) + " is " + number + ", thanks.";
				List<Finding> findings = Detections.detect(this.detector, text, Origin.USER, 1);
				assertThat(findings).as("%s in %s", type.id(), text).hasSize(1);
				assertThat(Detections.span(text, findings.get(0))).isEqualTo(number);
				assertThat(findings.get(0).score().value()).isGreaterThanOrEqualTo(0.8);
			}
		}
	}

	@Test
	void whenCheckDigitIsFlippedThenTypeIsNotFound() {
		Random random = new Random(8);
		for (NumberType type : NationalNumbers.all()) {
			if (!hasCheckDigitAtTheEnd(type)) {
				continue;
			}
			for (int i = 0; i < TRIES; i++) {
				byte[] digits = valid(type, random);
				int last = type.digits() - 1;
				digits[last] = (byte) ((digits[last] + 1 + random.nextInt(9)) % 10);
				String text = "As agreed, the " + name(type) + " is " + written(digits, type) + ", thanks.";
				assertThat(Detections.rules(this.detector, text).split(", ")).as(text).doesNotContain(type.id());
			}
		}
	}

	@Test
	void whenNumberIsNotNamedThenCommonLayoutStaysQuietAtFirstLevel() {
		assertThat(Detections.detect(this.detector, "We sold 943 476 5919 of them", Origin.USER, 1)).isEmpty();
		assertThat(Detections.detect(this.detector, "Batch 86095742719 is done", Origin.USER, 1)).isEmpty();
	}

	@Test
	void whenThereAreVeryManyThenLastFindingReachesTheEnd() {
		String text = "a@example.org ".repeat(Disclosures.LIMIT + 50) + "the end";
		List<Finding> findings = Detections.detect(this.detector, text);
		assertThat(findings).hasSize(Disclosures.LIMIT + 1);
		Finding last = findings.get(Disclosures.LIMIT);
		assertThat(last.rule()).isEqualTo("personal-data-overflow");
		assertThat(last.evidence().start()).isEqualTo(14 * Disclosures.LIMIT);
		assertThat(last.evidence().end()).isEqualTo(text.length());
	}

	@Test
	void whenOneTextIsFullThenNextTextIsStillListed() {
		Segment full = new Segment("a@example.org ".repeat(Disclosures.LIMIT + 1), Origin.USER, "body");
		Segment next = new Segment("b@example.org", Origin.TOOL, "body");
		List<Finding> findings = Detections.detect(this.detector, List.of(full, next));
		assertThat(findings).hasSize(Disclosures.LIMIT + 2);
		assertThat(findings.get(Disclosures.LIMIT + 1).evidence().segment()).isEqualTo(1);
	}

	@Test
	void whenFoundThenFindingIsTaggedAndNeverAnAttack() {
		Finding finding = Detections.detect(this.detector, "Mail me at jo@example.org").get(0);
		assertThat(finding.category()).isEqualTo(ThreatCategory.PERSONAL_DATA);
		assertThat(finding.tags()).containsExactly("owasp:llm02");
		assertThat(finding.rule()).isEqualTo("email");
		assertThat(finding.toString()).doesNotContain("jo@example.org");
	}

	@Test
	void whenTextHasNothingThenReturnsTheSharedEmptyList() {
		assertThat(this.detector.detect(Detections.context("Good morning, it is 10:30.", Origin.USER)))
			.isSameAs(List.of());
	}

	private static boolean hasCheckDigitAtTheEnd(NumberType type) {
		return !List.of("us-ssn", "us-itin", "dk-cpr", "kr-rrn", "my-nric", "at-svnr", "au-medicare")
			.contains(type.id());
	}

	private static byte[] valid(NumberType type, Random random) {
		byte[] digits = new byte[type.digits()];
		do {
			for (int i = 0; i < digits.length; i++) {
				digits[i] = (byte) random.nextInt(10);
			}
			prepare(type, digits, random);
		}
		while (!type.check().test(digits));
		return digits;
	}

	// Fixes what random digits would hit too rarely.
	private static void prepare(NumberType type, byte[] digits, Random random) {
		if (type.id().equals("ch-ahv")) {
			set(digits, 0, "756");
		}
		else if (type.id().equals("cn-resident-id")) {
			set(digits, 0, "110105198" + random.nextInt(10) + "0" + (1 + random.nextInt(9)) + "1");
		}
		else if (type.digits() == 12 && type.id().equals("se-personnummer")) {
			set(digits, 0, "19");
		}
		else if (type.id().equals("de-steuer-id")) {
			set(digits, 0, "1234567899".substring(random.nextInt(2)));
		}
		else if (type.id().equals("ar-cuil")) {
			set(digits, 0, "20");
		}
	}

	private static void set(byte[] digits, int start, String value) {
		for (int i = 0; i < value.length(); i++) {
			digits[start + i] = (byte) (value.charAt(i) - '0');
		}
	}

	private static String written(byte[] digits, NumberType type) {
		List<Long> layouts = new ArrayList<>();
		for (long layout : type.layouts()) {
			layouts.add(layout);
		}
		StringBuilder written = new StringBuilder();
		long layout = layouts.isEmpty() ? type.digits() : layouts.get(0);
		int next = digits.length;
		for (; layout != 0; layout >>>= 8) {
			for (int i = 0; i < (layout & 0x1f); i++) {
				written.append(digits[--next]);
			}
			int separator = (int) (layout >>> 5 & 7);
			if (separator > 0) {
				written.append(" -./+".charAt(separator - 1));
			}
		}
		return written.reverse().toString();
	}

	private static String name(NumberType type) {
		String words = type.context().toString();
		return words.contains(",") ? words.substring(0, words.indexOf(',')) : words;
	}

}
