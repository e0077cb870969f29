package dev.aisecurity.detect.leakage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Ways to write a canary so that a reader still gets it.
 */
final class Disguises {

	private static final List<String> SEPARATORS = List.of(" ", "  ", "\n", "-", ".", " * ", "\ud83d\ude00", "\u200b",
			"\u00ad", "_", " | ", ", ", "**", "\u3002", "\u0301");

	private final Map<String, UnaryOperator<String>> ways = new TreeMap<>();

	private Disguises() {
		letters();
		base64();
		hex();
		escapes();
		numbers();
	}

	static Map<String, UnaryOperator<String>> all() {
		return new Disguises().ways;
	}

	private void letters() {
		this.ways.put("as it is", (token) -> token);
		this.ways.put("upper case", Disguises::upper);
		this.ways.put("mixed case", (token) -> everySecond(token, (c) -> upper(Character.toString(c))));
		for (String separator : SEPARATORS) {
			this.ways.put("separated by " + separator, (token) -> each(token, (c) -> c + separator));
		}
		this.ways.put("reversed", Disguises::reverse);
		this.ways.put("reversed and spaced", (token) -> each(reverse(token), (c) -> c + " "));
		for (int shift = 1; shift < 26; shift++) {
			int by = shift;
			this.ways.put("shifted by " + shift, (token) -> map(token, (c) -> 'a' + (c - 'a' + by) % 26, (c) -> c));
		}
		this.ways.put("full width", (token) -> map(token, (c) -> c + 0xFEE0, (c) -> c + 0xFEE0));
		this.ways.put("bold", (token) -> map(token, (c) -> 0x1D41A + c - 'a', (c) -> 0x1D7CE + c - '0'));
		this.ways.put("circled", (token) -> map(token, (c) -> 0x24D0 + c - 'a', (c) -> c));
		this.ways.put("look-alikes",
				(token) -> token.replace('a', '\u0430')
					.replace('e', '\u0435')
					.replace('c', '\u0441')
					.replace('p', '\u0440')
					.replace('x', '\u0445'));
	}

	private void base64() {
		for (int before = 0; before < 3; before++) {
			String prefix = "x".repeat(before);
			this.ways.put("Base64 after " + before, (token) -> encode(prefix + token + " and more"));
			this.ways.put("Base64 of upper case after " + before,
					(token) -> encode(prefix + upper(token) + " and more"));
			this.ways.put("Base64 at the end after " + before, (token) -> encode(prefix + token));
			this.ways.put("URL-safe Base64 after " + before,
					(token) -> Base64.getUrlEncoder()
						.withoutPadding()
						.encodeToString(("?" + prefix + "\u00ff" + token).getBytes(StandardCharsets.UTF_8)));
			this.ways.put("Base64 in lines after " + before,
					(token) -> Base64.getMimeEncoder(20, "\r\n".getBytes(StandardCharsets.US_ASCII))
						.encodeToString((prefix + token + " and more").getBytes(StandardCharsets.UTF_8)));
			this.ways.put("spaced Base64 after " + before, (token) -> each(encode(prefix + token), (c) -> c + " "));
		}
	}

	private void hex() {
		this.ways.put("hex", (token) -> codes(token, "%02x", ""));
		this.ways.put("upper-case hex", (token) -> codes(token, "%02X", ""));
		this.ways.put("hex of upper case", (token) -> codes(upper(token), "%02x", ""));
		this.ways.put("spaced hex", (token) -> codes(token, "%02x", " "));
		this.ways.put("hex digits one by one", (token) -> each(codes(token, "%02x", ""), (c) -> c + " "));
		this.ways.put("hex with colons", (token) -> codes(token, "%02X", ":"));
		this.ways.put("hex in code", (token) -> codes(token, "0x%02x", ", "));
		this.ways.put("hex in lines", (token) -> codes(token, "%02x", " ").replaceAll("((?:.. ){8})", "$1\n"));
		this.ways.put("hex of sixteen bits", (token) -> codes(token, "%02x00", ""));
		this.ways.put("code points", (token) -> codes(token, "U+%04X", " "));
		this.ways.put("quoted printable", (token) -> codes(token, "=%02X", ""));
	}

	private void escapes() {
		for (String format : List.of("%%%02X", "\\x%02x", "\\u%04x", "\\u%04X", "\\\\u%04x", "\\u{%x}", "&#%d;",
				"&#%05d;", "&#x%x;", "&#X%X;")) {
			this.ways.put("escaped by " + format, (token) -> codes(token, format, ""));
			this.ways.put("half escaped by " + format, (token) -> everySecond(token, (c) -> format.formatted((int) c)));
		}
	}

	private void numbers() {
		this.ways.put("decimal", (token) -> codes(token, "%d", " "));
		this.ways.put("decimal array", (token) -> "[" + codes(token, "%d", ", ") + "]");
		this.ways.put("character functions", (token) -> codes(token, "chr(%d)", " + "));
		this.ways.put("octal escapes", (token) -> codes(token, "\\%o", ""));
		this.ways.put("octal", (token) -> codes(token, "%03o", " "));
		this.ways.put("binary", (token) -> binary(token, 8, ""));
		this.ways.put("spaced binary", (token) -> binary(token, 8, " "));
		this.ways.put("binary of seven bits", (token) -> binary(token, 7, " "));
	}

	private static String upper(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

	private static String reverse(String text) {
		return new StringBuilder(text).reverse().toString();
	}

	private static String each(String text, UnaryOperator<String> change) {
		return text.chars().mapToObj(Character::toString).map(change).collect(Collectors.joining());
	}

	private static String map(String token, UnaryOperator<Integer> letter, UnaryOperator<Integer> digit) {
		StringBuilder text = new StringBuilder();
		token.chars().forEach((c) -> text.appendCodePoint(((c >= 'a') ? letter : digit).apply(c)));
		return text.toString();
	}

	private static String everySecond(String token, java.util.function.Function<Character, String> change) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < token.length(); i++) {
			text.append((i % 2 == 0) ? token.substring(i, i + 1) : change.apply(token.charAt(i)));
		}
		return text.toString();
	}

	private static String encode(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String codes(String token, String format, String separator) {
		return token.chars().mapToObj(format::formatted).collect(Collectors.joining(separator));
	}

	private static String binary(String token, int digits, String separator) {
		return token.chars()
			.mapToObj((c) -> "%8s".formatted(Integer.toBinaryString(c)).replace(' ', '0').substring(8 - digits))
			.collect(Collectors.joining(separator));
	}

}
