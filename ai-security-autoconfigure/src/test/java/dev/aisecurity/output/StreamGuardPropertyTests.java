package dev.aisecurity.output;

import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a guard does to a text depends on the text alone.
 */
class StreamGuardPropertyTests {

	private static final List<String> PIECES = List.of("word", " ", "\n", "\t", ",", ".", ": ", "=", "\"", "'", "(",
			")", "password", "token is ", "api_key=", "hunter2!", "AKIAIOSFODNN7EXAMPLA", "ghp_",
			"Zk3v9Qw1Xc5Tb7Ny2Mp8", "4111 1111 1111 1111", "41", "11", "-", "+49 30 ", "1234567", "born 12 March 1990",
			"March ", "12, 1990", "DE89 3704 0044 0532 0130 00", "AB 12 34 56 C", "jo", "@", "example.org", "http",
			"://", "www.", "%68", "&#x68;", "\\", "/", "|", "-----BEGIN RSA PRIVATE KEY-----\n",
			"-----END RSA PRIVATE KEY-----", "MIIEowIBAAKCAQEAx4UbaDzY5", "\u200b", "\u00ad", "\ud83d", "\ude00",
			"\ud83d\ude00", "\ufe0f", "\u200d", "\udb40\udc61", "\u202e", "\u0007", "\u001b[31m", "\u3042",
			"\u0e01\u0e32\u0e23", "\u6f22\u5b57", "\u00e9", "\ufeff", "e\u0301", "aa:bb:cc:dd:ee:ff", "10.20.30.40",
			"fe80::1", "ext. 12", "{\"a\":\"b\"}", "<b>",
			"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");

	private final Guarded guarded = Guarded.withDisclosures(4);

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.of(PIECES).list().ofMaxSize(60).map((pieces) -> String.join("", pieces));
	}

	@Property(tries = 400)
	void whenChunksAreOtherThenTheAnswerIsTheSame(@ForAll("texts") String text, @ForAll long seed) {
		String expected = this.guarded.atOnce(text);
		assertThat(this.guarded.byCharacter(text)).isEqualTo(expected);
		assertThat(this.guarded.atRandom(text, new Random(seed), 5)).isEqualTo(expected);
		assertThat(this.guarded.atRandom(text, new Random(seed), 50)).isEqualTo(expected);
	}

	@Property(tries = 400)
	void whenNothingIsInvisibleThenTheWholeTextLosesTheSame(@ForAll("texts") String text) {
		String visible = Guarded.withDetectors(List.of()).atOnce(text);
		assertThat(this.guarded.atOnce(visible)).isEqualTo(this.guarded.whole(visible));
	}

	@Property(tries = 200)
	void whenTakenInPartsThenTheAnswerIsTheSame(@ForAll("texts") String text, @ForAll long seed) {
		Random random = new Random(seed);
		StreamGuard channel = this.guarded.channel();
		StringBuilder out = new StringBuilder();
		long taken = 0;
		for (int i = 0; i < text.length(); i++) {
			channel.append(text.substring(i, i + 1));
			if (random.nextInt(4) == 0) {
				taken += (long) (random.nextDouble() * (channel.decided() - taken + 1));
				out.append(channel.take(taken));
			}
		}
		channel.finish();
		assertThat(out.append(channel.take()).toString()).isEqualTo(this.guarded.atOnce(text));
	}

}
