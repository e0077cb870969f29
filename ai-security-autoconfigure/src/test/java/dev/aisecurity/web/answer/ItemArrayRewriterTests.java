package dev.aisecurity.web.answer;

import java.util.List;

import dev.aisecurity.output.body.BodyRewriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ItemArrayRewriterTests {

	private static final String ARRAY = "[ {\"a\":\"x, ] \\\" [\",\n \"b\":[1,2,{}]} , null,\"s\\\\\", [[ ]] ,-1.5 ]\n";

	private static final List<String> ITEMS = List.of("{\"a\":\"x, ] \\\" [\",\"b\":[1,2,{}]}", "null", "\"s\\\\\"",
			"[[]]", "-1.5");

	@Test
	void whenArrayIsReadThenItsItemsAreLines() {
		Lines lines = new Lines();

		assertThat(rewrite(lines, ARRAY, ARRAY.length())).isEqualTo("[" + String.join(",", ITEMS) + "]");
		assertThat(lines.read).hasToString(String.join("\n", ITEMS) + "\n");
	}

	@Property(tries = 60)
	void whenArrayComesInPiecesThenResultIsTheSame(@ForAll @IntRange(min = 1, max = 60) int size) {
		assertThat(rewrite(new Lines(), ARRAY, size)).isEqualTo("[" + String.join(",", ITEMS) + "]");
	}

	@Test
	void whenArrayIsEmptyThenItStaysEmpty() {
		assertThat(rewrite(new Lines(), " [ ] ", 1)).isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[1", "[1]2", "[\"]", "null" })
	void whenBodyIsNoArrayThenItIsNotRead(String body) {
		assertThatIllegalStateException().isThrownBy(() -> rewrite(new Lines(), body, 1));
	}

	private static String rewrite(Lines lines, String body, int size) {
		ItemArrayRewriter rewriter = new ItemArrayRewriter(lines);
		StringBuilder out = new StringBuilder();
		for (int start = 0; start < body.length(); start += size) {
			rewriter.write(body.substring(start, Math.min(body.length(), start + size)), out);
		}
		rewriter.end(out);
		return out.toString();
	}

	/**
	 * Holds the last line until the end.
	 */
	private static final class Lines implements BodyRewriter {

		private final StringBuilder read = new StringBuilder();

		private String held = "";

		@Override
		public void write(CharSequence chunk, StringBuilder out) {
			this.read.append(chunk);
			out.append(this.held);
			this.held = chunk.toString();
		}

		@Override
		public void end(StringBuilder out) {
			out.append(this.held);
		}

		@Override
		public void abort(String problem, StringBuilder out) {
		}

	}

}
