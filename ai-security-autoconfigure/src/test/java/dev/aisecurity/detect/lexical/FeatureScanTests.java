package dev.aisecurity.detect.lexical;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.normalize.CanonicalForm;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FeatureScan} and {@link Concepts}.
 */
class FeatureScanTests {

	private static final Concepts CONCEPTS = Concepts.builtIn();

	@Test
	void whenTextHasSentencesThenEachIsAUnit() {
		Recorder recorder = scan("this is the first sentence. and this is another one!\nthe third line");
		assertThat(recorder.units).containsExactly("0-27", "27-52", "52-67");
	}

	@Test
	void whenTextHasNoSentencesThenUnitsAreBounded() {
		Recorder recorder = scan("x".repeat(5000));
		assertThat(recorder.units).hasSizeGreaterThan(5);
	}

	@ParameterizedTest
	@CsvSource({ "ignore, disregard", "ignore, ignoriere", "ignore, oublie", "ignore, игнорируй", "secret, geheimnis",
			"secret, contraseña", "you, du" })
	void whenWordsMeanTheSameThenTheyShareAConcept(String one, String other) {
		assertThat(concepts(one)).isNotEmpty();
		assertThat(concepts(new CanonicalForm().fold(other))).isEqualTo(concepts(one));
	}

	@Test
	void whenWordsAreNotWrittenApartThenConceptsAreFoundInside() {
		assertThat(concepts("请忽略吧")).containsAll(concepts("ignore").subList(0, 1));
	}

	@Test
	void whenWordMeansNothingThenThereIsNoConcept() {
		assertThat(concepts("lamp")).isEmpty();
	}

	@Property(tries = 300)
	void whenTextIsAnyThenUnitsCoverItInOrder(@ForAll String text) {
		int end = 0;
		for (String unit : scan(text).units) {
			int hyphen = unit.indexOf('-');
			assertThat(Integer.parseInt(unit.substring(0, hyphen))).isEqualTo(end);
			end = Integer.parseInt(unit.substring(hyphen + 1));
		}
		assertThat(end).isEqualTo(text.length());
	}

	@Property(tries = 300)
	void whenTextIsAnyThenFeaturesAreBounded(@ForAll String text) {
		assertThat(scan(text).features).isLessThanOrEqualTo(40 * (text.length() + 1));
	}

	@Test
	void whenSinkHasEnoughThenScanEnds() {
		List<Integer> ends = new ArrayList<>();
		new FeatureScan(CONCEPTS, new FeatureSink() {

			@Override
			public void feature(int group, int hash) {
				// not of interest
			}

			@Override
			public boolean endOfUnit(int start, int end) {
				ends.add(end);
				return false;
			}

		}).run("this is the first sentence. and this is another one!\n");
		assertThat(ends).containsExactly(27);
	}

	private static List<Integer> concepts(String text) {
		return scan(text).concepts;
	}

	private static Recorder scan(String text) {
		Recorder recorder = new Recorder();
		new FeatureScan(CONCEPTS, recorder).run(text);
		return recorder;
	}

	private static final class Recorder implements FeatureSink {

		private final List<Integer> concepts = new ArrayList<>();

		private final List<String> units = new ArrayList<>();

		private int features;

		@Override
		public void feature(int group, int hash) {
			this.features++;
			if (group == FeatureScan.CONCEPTS) {
				this.concepts.add(hash);
			}
		}

		@Override
		public boolean endOfUnit(int start, int end) {
			this.units.add(start + "-" + end);
			return true;
		}

	}

}
