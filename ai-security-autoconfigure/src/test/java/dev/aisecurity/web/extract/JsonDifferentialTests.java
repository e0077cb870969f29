package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.Segment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever a mapper gets out of a body must have been read for inspection.
 */
class JsonDifferentialTests {

	private static final Set<String> PROTOCOL = Set.of("user", "tool", "system", "text", "tool_result", "function");

	private static final int MAX_DEPTH = 4;

	/* A mapper takes lone surrogates in values but not in names */
	private static final char LAST_BEFORE_SURROGATES = 0xD7FF;

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JsonPromptExtractor extractor = new JsonPromptExtractor(RequestLimits.DEFAULT);

	@Property(tries = 1000)
	void whenMapperReadsDocumentThenAllItsTextsAreExtracted(@ForAll("documents") Object document,
			@ForAll boolean escaped) {
		byte[] bytes = bytes(document, escaped);
		assertCovered(this.mapper.readTree(bytes), this.extractor.extract(Bodies.of("application/json", bytes)));
	}

	@Property(tries = 2000)
	void whenMapperReadsDamagedDocumentThenItIsRefusedOrAllItsTextsAreExtracted(@ForAll("documents") Object document,
			@ForAll List<Damage> damages) {
		byte[] bytes = bytes(document, false);
		for (Damage damage : damages.subList(0, Math.min(3, damages.size()))) {
			bytes = damage.apply(bytes);
		}
		List<Segment> segments;
		try {
			segments = this.extractor.extract(Bodies.of("application/json", bytes));
		}
		catch (UnreadableRequestException ex) {
			return;
		}
		assertCovered(this.mapper.readTree(bytes), segments);
	}

	@Property(tries = 200)
	void whenMapperReadsOtherEncodingThenItIsRefused(@ForAll("documents") Object document,
			@ForAll("encodings") Charset charset, @ForAll boolean marked) {
		Map<String, Object> body = Map.of("body", document);
		String json = (marked ? "\uFEFF" : "") + this.mapper.writeValueAsString(body);
		byte[] bytes = json.getBytes(charset);
		assertThat(this.mapper.readTree(bytes).has("body")).isTrue();
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> this.extractor.extract(Bodies.of("application/json", bytes)))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(UnreadableReason.CHARSET_MISMATCH);
	}

	@Property(tries = 2000)
	void whenBytesAreAnythingThenMapperReadsNoMoreThanWasExtracted(@ForAll("soup") byte[] bytes) {
		List<Segment> segments;
		try {
			segments = this.extractor.extract(Bodies.of("application/json", bytes));
		}
		catch (UnreadableRequestException ex) {
			return;
		}
		try {
			assertCovered(this.mapper.readTree(bytes), segments);
		}
		catch (JacksonException ex) {
			assertThat(segments).isEmpty();
		}
	}

	@Provide
	Arbitrary<Object> documents() {
		return document(MAX_DEPTH);
	}

	private Arbitrary<Object> document(int depth) {
		Arbitrary<Object> scalar = Arbitraries.oneOf(strings().map((value) -> (Object) value),
				Arbitraries.integers().map((value) -> (Object) value),
				Arbitraries.of(Boolean.TRUE, Boolean.FALSE).map((value) -> (Object) value));
		if (depth == 0) {
			return scalar;
		}
		Arbitrary<Object> below = Arbitraries.lazy(() -> document(depth - 1));
		return Arbitraries.oneOf(scalar, below.list().ofMaxSize(4).map((value) -> (Object) value),
				Arbitraries.maps(names(), below).ofMaxSize(4).map((value) -> (Object) new LinkedHashMap<>(value)));
	}

	private static Arbitrary<String> names() {
		return Arbitraries.oneOf(
				Arbitraries.of("messages", "role", "content", "type", "arguments", "input", "tools", "text"),
				Arbitraries.strings().withCharRange((char) 0, LAST_BEFORE_SURROGATES).ofMaxLength(8));
	}

	private static Arbitrary<String> strings() {
		return Arbitraries.oneOf(
				Arbitraries.of("user", "tool", "text", "tool_result", "{\"a\":\"\\u0062\"}", "[\"\\n\""),
				Arbitraries.strings().all().ofMaxLength(20));
	}

	@Provide
	Arbitrary<Charset> encodings() {
		return Arbitraries.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE").map(Charset::forName);
	}

	@Provide
	Arbitrary<byte[]> soup() {
		return Arbitraries
			.of("{", "}", "[", "]", "\"", "\\", "\\u0061", ":", ",", "a", "role", "1", "null", "\u0000", "\u00FC", " ",
					"\n", "\uFEFF")
			.list()
			.ofMaxSize(12)
			.map((pieces) -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
	}

	private byte[] bytes(Object document, boolean escaped) {
		String json = this.mapper.writeValueAsString(document);
		/* Lone surrogates have no UTF-8: they stay escapes */
		json = escape(json, !escaped);
		return json.getBytes(StandardCharsets.UTF_8);
	}

	private static String escape(String json, boolean onlySurrogates) {
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < json.length(); i++) {
			char c = json.charAt(i);
			if (Character.isSurrogate(c) || (!onlySurrogates && c > 0x7E)) {
				escaped.append(String.format("\\u%04x", (int) c));
			}
			else {
				escaped.append(c);
			}
		}
		return escaped.toString();
	}

	private static void assertCovered(JsonNode node, List<Segment> segments) {
		List<String> texts = Bodies.texts(segments);
		List<String> leaves = new ArrayList<>();
		List<String> names = new ArrayList<>();
		collect(node, leaves, names);
		for (String leaf : leaves) {
			assertThat(leaf.isEmpty() || PROTOCOL.contains(leaf) || texts.contains(leaf)).as(leaf).isTrue();
		}
		for (String name : names) {
			assertThat(NameTexts.isPlain(name) || texts.stream().anyMatch((text) -> text.contains(name))).as(name)
				.isTrue();
		}
	}

	private static void collect(JsonNode node, List<String> leaves, List<String> names) {
		if (node.isString()) {
			leaves.add(node.stringValue());
		}
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			names.add(property.getKey());
		}
		for (JsonNode child : node) {
			collect(child, leaves, names);
		}
	}

	/**
	 * A change of the bytes.
	 */
	enum Damage {

		/** Leaves out the middle byte. */
		DELETE {
			@Override
			byte[] apply(byte[] bytes) {
				String text = new String(bytes, StandardCharsets.ISO_8859_1);
				int middle = text.length() / 2;
				return latin(text.substring(0, middle) + text.substring(Math.min(text.length(), middle + 1)));
			}
		},

		/** Repeats the second half. */
		REPEAT {
			@Override
			byte[] apply(byte[] bytes) {
				String text = new String(bytes, StandardCharsets.ISO_8859_1);
				return latin(text + text.substring(text.length() / 2));
			}
		},

		/** Repeats everything inside the outer brackets. */
		DOUBLE {
			@Override
			byte[] apply(byte[] bytes) {
				String text = new String(bytes, StandardCharsets.ISO_8859_1);
				if (text.length() < 3) {
					return bytes;
				}
				String inside = text.substring(1, text.length() - 1);
				return latin(text.charAt(0) + inside + "," + inside + text.charAt(text.length() - 1));
			}
		},

		/** Writes a backslash over a byte. */
		ESCAPE {
			@Override
			byte[] apply(byte[] bytes) {
				byte[] copy = bytes.clone();
				if (copy.length > 0) {
					copy[copy.length / 3] = '\\';
				}
				return copy;
			}
		},

		/** Sets the high bit of a byte. */
		FLIP {
			@Override
			byte[] apply(byte[] bytes) {
				byte[] copy = bytes.clone();
				if (copy.length > 0) {
					copy[copy.length * 2 / 3] |= (byte) 0x80;
				}
				return copy;
			}
		};

		abstract byte[] apply(byte[] bytes);

		private static byte[] latin(String text) {
			return text.getBytes(StandardCharsets.ISO_8859_1);
		}

	}

}
