package dev.aisecurity.normalize;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultNormalizerTests {

	@Property(tries = 500)
	void whenTextIsArbitraryThenViewsAreWellFormed(@ForAll String text) {
		check(text);
	}

	@Property(tries = 2000)
	void whenTextTriesAllOfUnicodeThenViewsAreWellFormed(@ForAll long seed) {
		check(UnicodeTexts.random(new Random(seed), 30));
	}

	@Test
	void whenTextIsPathologicalThenViewsAreWellFormed() {
		UnicodeTexts.pathological().forEach(DefaultNormalizerTests::check);
	}

	@Test
	void whenCodePointStandsAloneThenItsFormIsStable() {
		for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
			String once = Texts.canonical(Character.toString(c));
			assertThat(Texts.canonical(once)).as("U+%04X", c).isEqualTo(once);
			assertThat(once.length()).as("U+%04X", c).isLessThanOrEqualTo(4 * Character.charCount(c));
		}
	}

	@Test
	void whenTransformationThrowsThenItIsSkippedAndReported() {
		Transformation broken = (draft, budget) -> {
			throw new IllegalStateException("broken");
		};
		Normalizer normalizer = new DefaultNormalizer(List.of(broken, new CanonicalForm()));
		NormalizedText text = normalizer.normalize(new Segment("ABC", Origin.USER, "body"), ScanBudget.generous());
		assertThat(text.canonical().text()).isEqualTo("abc");
		assertThat(text.anomaly(Anomaly.Kind.FAILED_STEP)).isNotNull();
	}

	@Test
	void whenTimeIsUpThenStopsWithTheViewsMadeSoFar() {
		AtomicInteger clock = new AtomicInteger();
		ScanBudget budget = new ScanBudget(Duration.ofNanos(5), 1_000_000, clock::getAndIncrement);
		String raw = "\u00C4".repeat(100_000);
		NormalizedText text = DefaultNormalizer.standard().normalize(new Segment(raw, Origin.USER, "body"), budget);
		assertThat(budget.hasTimedOut()).isTrue();
		assertThat(text.canonical().text()).hasSize(raw.length()).startsWith("a").endsWith("\u00C4");
	}

	static void check(String raw) {
		NormalizedText text = Texts.normalize(raw);
		assertThat(text.raw().text()).isEqualTo(raw);
		String canonical = text.canonical().text();
		assertThat(canonical.length()).isLessThanOrEqualTo(4 * raw.length());
		assertThat(Texts.canonical(canonical)).isEqualTo(canonical);
		int derived = 0;
		for (TextView view : text.views()) {
			derived += view.text().length();
			checkOffsets(view, raw.length());
		}
		assertThat(derived).isLessThanOrEqualTo(16 * raw.length());
		for (Anomaly anomaly : text.anomalies()) {
			assertThat(anomaly.start()).isBetween(0, raw.length());
			assertThat(anomaly.end()).isBetween(anomaly.start(), raw.length());
			assertThat(anomaly.count()).isPositive();
			assertThat(anomaly.kind()).isNotEqualTo(Anomaly.Kind.FAILED_STEP);
		}
	}

	private static void checkOffsets(TextView view, int length) {
		int start = 0;
		int end = 0;
		for (int i = 0; i < view.text().length(); i++) {
			boolean sound = view.rawStart(i) >= start && view.rawEnd(i + 1) >= end
					&& view.rawStart(i) < view.rawEnd(i + 1) && view.rawEnd(i + 1) <= length;
			assertThat(sound).as("%s at %d of %d", view, i, length).isTrue();
			start = view.rawStart(i);
			end = view.rawEnd(i + 1);
		}
	}

}
