package dev.aisecurity.benchmarks;

import java.util.concurrent.TimeUnit;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Cost of normalizing 1,024 characters of several kinds of text, and of a long run of
 * combining marks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NormalizerBenchmark {

	private static final int LENGTH = 1024;

	/**
	 * Kind of text.
	 */
	@Param({ "ascii", "markup", "latin", "cyrillic", "cjk", "hindi", "emoji", "bold", "zalgo" })
	public String kind = "ascii";

	private Normalizer normalizer = DefaultNormalizer.standard();

	private Segment segment = new Segment("", Origin.USER, "body");

	/**
	 * Prepares the text.
	 */
	@Setup
	public void prepare() {
		String text = switch (this.kind) {
			case "ascii" -> "Please summarise the Report of last week, and list what is still open. ";
			case "markup" -> "<p class=\"a\">See [the manual](https://example.org \"Manual\")</p><!-- end --> ";
			case "latin" ->
				"Les r\u00E9sum\u00E9s des r\u00E9unions \u00E0 No\u00EBl \u2013 d\u2019apr\u00E8s \u00C9milie. ";
			case "cyrillic" ->
				"\u041F\u043E\u0434\u0441\u043A\u0430\u0436\u0438, \u043A\u0430\u043A \u044D\u0442\u043E ";
			case "cjk" -> "\u8BF7\u5E2E\u6211\u5199\u4E00\u5C01\u90AE\u4EF6\u7ED9\u5BA2\u6237\u3002";
			case "hindi" -> "\u0928\u092E\u0938\u094D\u0924\u0947 \u092E\u0941\u091D\u0947 \u0905\u092A\u0928\u093E ";
			case "emoji" -> "Great \uD83D\uDC4D\uD83C\uDFFD thanks \u2764\uFE0F \uD83D\uDC69\u200D\uD83D\uDCBB all ";
			case "bold" -> "\uD835\uDC22\uD835\uDC20\uD835\uDC27\uD835\uDC28\uD835\uDC2B\uD835\uDC1E ";
			default -> "\u0300\u0316";
		};
		boolean zalgo = this.kind.equals("zalgo");
		text = text.repeat(LENGTH / text.length() + 1).substring(0, LENGTH);
		this.segment = new Segment(zalgo ? "a" + text.repeat(64) : text, Origin.USER, "body");
	}

	/**
	 * Normalizes the text.
	 * @return the result
	 */
	@Benchmark
	public NormalizedText normalize() {
		return this.normalizer.normalize(this.segment, ScanBudget.generous());
	}

}
