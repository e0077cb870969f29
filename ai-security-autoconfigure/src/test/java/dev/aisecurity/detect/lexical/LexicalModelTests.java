package dev.aisecurity.detect.lexical;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.aisecurity.normalize.ScanBudget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link LexicalModel} and {@link LexicalHead}.
 */
class LexicalModelTests {

	@Test
	void whenModelIsWrittenThenItIsReadAgain() throws IOException {
		byte[] written = bytes();
		LexicalModel read = LexicalModel.read(new ByteArrayInputStream(written));
		ByteArrayOutputStream again = new ByteArrayOutputStream();
		read.write(again);
		assertThat(again.toByteArray()).isEqualTo(written);
	}

	@Test
	void whenModelShipsThenItIsSmall() throws IOException {
		try (InputStream in = LexicalModel.class.getResourceAsStream("model.bin")) {
			assertThat(in).isNotNull();
			assertThat(in.readAllBytes()).hasSizeLessThan(2 * 1024 * 1024);
		}
	}

	@Test
	void whenConceptsHaveChangedThenModelIsRefused() throws IOException {
		byte[] written = bytes();
		written[11] ^= 1;
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> LexicalModel.read(new ByteArrayInputStream(written)))
			.withMessageContaining("other concepts");
	}

	@Test
	void whenFileIsNoModelThenItIsRefused() {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> LexicalModel.read(new ByteArrayInputStream(new byte[64])))
			.withMessageContaining("no lexical model");
	}

	@Test
	void whenSumIsBetweenPointsThenProbabilityIsInterpolated() {
		LexicalHead head = head(new byte[LexicalHead.SIZE]);
		assertThat(head.probability(-9)).isEqualTo(0.1f);
		assertThat(head.probability(0)).isCloseTo(0.5, within(1e-6));
		assertThat(head.probability(0.5)).isCloseTo(0.7, within(1e-6));
		assertThat(head.probability(9)).isEqualTo(0.9f);
		assertThat(head.probability(Double.NEGATIVE_INFINITY)).isEqualTo(0.1f);
	}

	@Test
	void whenWeightIsQuantizedThenItIsNear() {
		byte[] weights = new byte[LexicalHead.SIZE];
		int hash = 77;
		weights[LexicalHead.index(FeatureScan.WORDS, hash)] = LexicalHead.quantize(-0.3, 2);
		assertThat(head(weights).weight(FeatureScan.WORDS, hash)).isCloseTo(-0.3f, within(0.02f));
		assertThat(LexicalHead.quantize(9, 2)).isEqualTo((byte) 127);
	}

	@Test
	void whenSentencesAreRatedThenTheWorstCounts() {
		byte[] weights = new byte[LexicalHead.SIZE];
		FeatureSink bad = new FeatureSink() {

			@Override
			public void feature(int group, int hash) {
				weights[LexicalHead.index(group, hash)] = 40;
			}

			@Override
			public boolean endOfUnit(int start, int end) {
				return true;
			}

		};
		Concepts concepts = Concepts.builtIn();
		new FeatureScan(concepts, bad).run("a quokka sat on the wall.");
		LexicalScan scan = new LexicalScan(head(weights), ScanBudget.generous());
		String text = "we went home in the rain. a quokka sat on the wall. nobody else had seen it.";
		new FeatureScan(concepts, scan).run(text);
		assertThat(text.substring(scan.start(), scan.end())).contains("a quokka sat on the wall.");
		assertThat(scan.sum()).isGreaterThan(1);
	}

	@Test
	void whenHeadIsMalformedThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> head(new byte[5]));
	}

	private static LexicalHead head(byte[] weights) {
		return new LexicalHead(weights, 2, 0, 40, 40, new float[] { -1, 0, 1 }, new float[] { 0.1f, 0.5f, 0.9f });
	}

	private static byte[] bytes() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		LexicalModel.builtIn().write(out);
		return out.toByteArray();
	}

}
