package dev.aisecurity.benchmarks.evasion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes word by word; scripts whose letters are syllables or words stay as they are.
 */
final class Words {

	private static final Pattern WORD = Pattern
		.compile("[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]+");

	private Words() {
	}

	// Each word of at least so many letters in another way.
	static Evasion.Writing each(int letters, BiFunction<String, Random, String> word) {
		return (text, random) -> {
			Matcher matcher = WORD.matcher(text);
			return matcher.replaceAll((match) -> Matcher
				.quoteReplacement((match.group().length() < letters || isSupplementary(match.group())) ? match.group()
						: word.apply(match.group(), random)));
		};
	}

	// Halves of characters must not be torn apart.
	private static boolean isSupplementary(String word) {
		return word.chars().anyMatch((c) -> Character.isSurrogate((char) c));
	}

	static String shuffled(String word, Random random) {
		List<Character> inner = new ArrayList<>();
		for (char c : word.substring(1, word.length() - 1).toCharArray()) {
			inner.add(c);
		}
		Collections.shuffle(inner, random);
		StringBuilder result = new StringBuilder().append(word.charAt(0));
		inner.forEach(result::append);
		return result.append(word.charAt(word.length() - 1)).toString();
	}

	static String swapped(String word, Random random) {
		int at = 1 + random.nextInt(word.length() - 3);
		return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
	}

	static String dropped(String word, Random random) {
		int at = 1 + random.nextInt(word.length() - 3);
		return word.substring(0, at) + word.substring(at + 1);
	}

	static String replaced(String word, Random random) {
		int at = 1 + random.nextInt(word.length() - 3);
		char other = "qwzxvbnk".charAt(random.nextInt(8));
		return word.substring(0, at) + other + word.substring(at + 1);
	}

	static String doubled(String word, Random random) {
		int at = random.nextInt(word.length());
		return word.substring(0, at) + word.charAt(at) + word.substring(at);
	}

	static String stretched(String word, Random random) {
		int at = word.length() / 2;
		return word.substring(0, at) + String.valueOf(word.charAt(at)).repeat(4) + word.substring(at);
	}

	static String cut(String word, Random random, String with) {
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < word.length(); i += 3) {
			result.append((i > 0) ? with : "").append(word, i, Math.min(word.length(), i + 3));
		}
		return result.toString();
	}

	static String halved(String word, Random random, String with) {
		int at = 1 + random.nextInt(word.length() - 1);
		return word.substring(0, at) + with + word.substring(at);
	}

}
