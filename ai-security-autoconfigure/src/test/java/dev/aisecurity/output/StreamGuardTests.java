package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StreamGuardTests {

	private static final String TOKEN = "ghp_" + "Zk3v9Qw1Xc5Tb7Ny2Mp8Rd4Hs6Jf0LgAeUiBo".substring(0, 36);

	private final Guarded guarded = Guarded.withDisclosures(2);

	static List<String> longTextsWithoutHarm() {
		Random random = new Random(5);
		byte[] bytes = new byte[60_000];
		random.nextBytes(bytes);
		StringBuilder dna = new StringBuilder();
		StringBuilder digits = new StringBuilder("3.");
		StringBuilder json = new StringBuilder("{");
		StringBuilder thai = new StringBuilder();
		for (int i = 0; i < 6000; i++) {
			dna.append("ACGT".charAt(random.nextInt(4)));
			digits.append((char) ('0' + random.nextInt(10)));
			thai.append((char) (0xe01 + random.nextInt(40)));
		}
		for (int i = 0; i < 400; i++) {
			json.append("\"name").append(i).append("\":\"a-value\",\"list\":[1,2,{\"deep\":true}],");
		}
		return List.of(Base64.getEncoder().encodeToString(bytes),
				Base64.getUrlEncoder().encodeToString(Arrays.copyOf(bytes, 6000)), dna.toString(), digits.toString(),
				json.append("\"end\":0}").toString(), thai.toString(), "-".repeat(6000), "=".repeat(6000),
				"a".repeat(6000), "\u6f22".repeat(6000), "ha".repeat(3000), "f(a,b){return(a+b)*2;}".repeat(300),
				"1 2 3 4 5 6 7 8 9 ".repeat(400), "x_1,".repeat(1500));
	}

	@ParameterizedTest
	@MethodSource("longTextsWithoutHarm")
	void whenTextWithoutBreaksIsHarmlessThenItLeavesWhileItArrives(String text) {
		StreamGuard channel = this.guarded.channel();
		StringBuilder out = new StringBuilder();
		long most = 0;
		for (int i = 0; i < text.length(); i++) {
			channel.append(text.substring(i, i + 1));
			out.append(channel.take());
			most = Math.max(most, channel.read() - channel.decided());
		}
		channel.finish();
		assertThat(out.append(channel.take()).toString()).isEqualTo(text);
		assertThat(most).isLessThanOrEqualTo(512);
	}

	@Test
	void whenUrlIsTooLongToBeHeldThenAllOfItIsReplaced() {
		String url = "https://collect.example/?d=" + "c2VjcmV0".repeat(700);
		String text = "See " + url + " for more.";
		assertThat(this.guarded.byCharacter(text)).isEqualTo("See [link removed] for more.");
		assertThat(this.guarded.atOnce(text)).isEqualTo("See [link removed] for more.");
		assertThat(this.guarded.atRandom(text, new Random(1), 900)).isEqualTo("See [link removed] for more.");
	}

	@Test
	void whenPrivateKeyIsTooLongToBeHeldThenAllOfItIsReplaced() {
		Random random = new Random(3);
		StringBuilder key = new StringBuilder("-----BEGIN PRIVATE KEY-----\n");
		for (int i = 0; i < 50; i++) {
			byte[] line = new byte[48];
			random.nextBytes(line);
			key.append(Base64.getEncoder().encodeToString(line)).append('\n');
		}
		String text = "Here: " + key.append("-----END PRIVATE KEY-----") + "\nDone.";
		assertThat(this.guarded.whole(text)).isEqualTo("Here: [PRIVATE_KEY]\nDone.");
		assertThat(this.guarded.byCharacter(text)).isEqualTo("Here: [PRIVATE_KEY]\nDone.");
		assertThat(this.guarded.atRandom(text, new Random(1), 700)).isEqualTo("Here: [PRIVATE_KEY]\nDone.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 64, 2000, 5000 })
	void whenSomethingIsHeldThenItIsNeverMoreThanTheBound(int size) {
		String text = ("word http://a.example/" + "x%20".repeat(2000) + " password=" + "y".repeat(3000) + " ")
			.repeat(2);
		StreamGuard channel = this.guarded.channel();
		for (int i = 0; i < text.length(); i += size) {
			channel.append(text.substring(i, Math.min(text.length(), i + size)));
			channel.take();
			assertThat(channel.read() - channel.decided()).isLessThanOrEqualTo(StreamGuard.MOST_HELD);
		}
	}

	@Test
	void whenTokenArrivesThenNoPartOfItLeaves() {
		StreamGuard channel = this.guarded.channel();
		StringBuilder out = new StringBuilder();
		String text = "The key is " + TOKEN + ", keep it.";
		for (int i = 0; i < text.length(); i++) {
			channel.append(text.substring(i, i + 1));
			out.append(channel.take());
			assertThat(out.toString()).doesNotContain("ghp");
		}
		channel.finish();
		assertThat(out.append(channel.take()).toString()).isEqualTo("The key is [GITHUB_TOKEN], keep it.");
	}

	@Test
	void whenCardNumberArrivesInGroupsThenNoGroupLeaves() {
		StreamGuard channel = this.guarded.channel();
		StringBuilder out = new StringBuilder();
		for (String chunk : List.of("Card 41", "11 1", "111 1111 ", "1111 is", " what it says on the front of it.")) {
			channel.append(chunk);
			assertThat(out.append(channel.take()).toString()).doesNotContain("1");
		}
		channel.finish();
		assertThat(out.append(channel.take()).toString()).startsWith("Card [PAYMENT_CARD] is");
	}

	@Test
	void whenDroppedThenNothingHeldLeaves() {
		StreamGuard channel = this.guarded.channel();
		channel.append("Hello. The key is " + TOKEN.substring(0, 30));
		channel.cancel();
		assertThat(channel.take()).isEqualTo("Hello. The key is");
		assertThat(channel.take()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> channel.append("more"));
		assertThatIllegalStateException().isThrownBy(channel::finish);
	}

	@Test
	void whenInspectorRefusesThenNothingOfThePieceLeaves() {
		StreamGuard channel = new StreamGuard((extent, text, focus) -> {
			if (text.contains("stop")) {
				throw new UnsupportedOperationException("refused");
			}
			return List.of();
		}, List.of(StreamWatch.ofEverything()));
		channel.append("one two ");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> channel.append("stop now "));
		assertThat(channel.take()).isEqualTo("one two ");
		assertThatIllegalStateException().isThrownBy(() -> channel.append("more"));
		assertThat(channel.take()).isEmpty();
	}

	@Test
	void whenUndecidedTextIsTakenThenThatIsAnError() {
		StreamGuard channel = this.guarded.channel();
		channel.append("one tw");
		assertThatIllegalArgumentException().isThrownBy(() -> channel.take(5));
	}

	@Test
	void whenTakenInPartsThenReplacementIsWhereItsSpanStarts() {
		StreamGuard channel = this.guarded.channel();
		channel.append("a " + TOKEN + " b ");
		channel.finish();
		assertThat(channel.take(1)).isEqualTo("a");
		assertThat(channel.take(2)).isEqualTo(" ");
		assertThat(channel.take(3)).isEqualTo("[GITHUB_TOKEN]");
		assertThat(channel.take(20)).isEmpty();
		assertThat(channel.take()).isEqualTo(" b ");
	}

	@Test
	void whenWordEndsThenItLeaves() {
		StreamGuard channel = this.guarded.channel();
		List<Long> held = new ArrayList<>();
		for (String chunk : List.of("Plain", " ", "words, ", "and ", "some", "\u3042", "\u3044", "\u3046")) {
			channel.append(chunk);
			held.add(channel.read() - channel.decided());
		}
		assertThat(held).containsExactly(5L, 0L, 0L, 0L, 4L, 0L, 0L, 0L);
	}

	@Test
	void whenTextIsProseThenHardlyAnythingIsHeld() {
		Guarded all = Guarded.withDisclosures(4);
		List<Integer> held = new ArrayList<>();
		for (String text : Prose.TEXTS) {
			StreamGuard channel = all.channel();
			for (int i = 0; i < text.length(); i++) {
				channel.append(text.substring(i, i + 1));
				held.add((int) (channel.read() - channel.decided()));
			}
		}
		int[] sorted = held.stream().mapToInt(Integer::intValue).sorted().toArray();
		assertThat(sorted.length).isGreaterThan(3000);
		assertThat(sorted[sorted.length * 99 / 100]).as("p99 of %s", Arrays.stream(sorted).max()).isLessThan(64);
		assertThat(sorted[sorted.length / 2]).isLessThan(8);
	}

	@Test
	void whenTextIsPlainThenNoCellIsInspected() {
		List<String> inspected = new ArrayList<>();
		StreamGuard channel = new StreamGuard((extent, text, focus) -> {
			if (extent == Extent.CELL) {
				inspected.add(text);
			}
			return List.of();
		}, Guarded.watches());
		channel.append("Dear reader, this is prose: it has (few) signs, and no more than 3 numbers - 12 of 1990! ");
		assertThat(inspected).isEmpty();
		channel.append("But password: hunter2 is worth a look. ");
		assertThat(inspected).hasSize(1);
	}

}
