package dev.aisecurity.method;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link ArgumentRedaction} and the shapes.
 */
class ArgumentRedactionTests {

	private static final Shapes shapes = new Shapes();

	private static Object redact(Object value, Class<?> type) {
		return redact(value, type, TextDeclaration.NONE);
	}

	private static Object redact(Object value, Class<?> type, TextDeclaration declaration) {
		InteractionGuard guard = new InteractionGuard(new RecordingDecisionPoint(), List.of());
		try (Exchange exchange = guard.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			ArgumentTexts texts = new ArgumentTexts(shapes, ArgumentLimits.DEFAULT, false);
			texts.argument(value, declaration, "argument[0]");
			exchange.inspect(Direction.INPUT, texts.segments(), texts.findings());
			return new ArgumentRedaction(exchange, shapes, ArgumentLimits.DEFAULT, false).argument(value, declaration,
					type);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static Stream<Arguments> values() {
		JsonMapper mapper = JsonMapper.builder().build();
		Map<String, Object> map = new LinkedHashMap<>(Map.of("key secret", List.of("a secret")));
		return Stream.of(arguments("a secret", String.class, "a [X]"),
				arguments("a secret", CharSequence.class, "a [X]"), arguments("a secret", Object.class, "a [X]"),
				arguments("a secret".toCharArray(), char[].class, "a [X]".toCharArray()),
				arguments(bytes("a secret"), byte[].class, bytes("a [X]")),
				arguments(ByteBuffer.wrap(bytes("a secret")), ByteBuffer.class, ByteBuffer.wrap(bytes("a [X]"))),
				arguments(new String[] { "a", "secret" }, String[].class, new String[] { "a", "[X]" }),
				arguments(List.of("a", "secret"), List.class, List.of("a", "[X]")),
				arguments(Arrays.asList("a", null, "secret"), List.class, Arrays.asList("a", null, "[X]")),
				arguments(Set.of("secret"), Set.class, Set.of("[X]")),
				arguments(new TreeSet<>(Set.of("secret", "a")), TreeSet.class, new TreeSet<>(Set.of("[X]", "a"))),
				arguments(map, Map.class, Map.of("key [X]", List.of("a [X]"))),
				arguments(new LinkedMultiValueMap<>(Map.of("a", List.of("secret"))), MultiValueMap.class,
						new LinkedMultiValueMap<>(Map.of("a", List.of("[X]")))),
				arguments(Optional.of("secret"), Optional.class, Optional.of("[X]")),
				arguments(Map.entry("secret", 1), Map.Entry.class, Map.entry("[X]", 1)),
				arguments(new Question("secret", 3, List.of("a secret")), Question.class,
						new Question("[X]", 3, List.of("a [X]"))),
				arguments(new HttpEntity<>("secret"), HttpEntity.class, new HttpEntity<>("[X]")),
				arguments(new RequestEntity<>("secret", HttpMethod.POST, URI.create("/")), RequestEntity.class,
						new RequestEntity<>("[X]", HttpMethod.POST, URI.create("/"))),
				arguments(ResponseEntity.ok("secret"), HttpEntity.class, ResponseEntity.ok("[X]")),
				arguments(mapper.readTree("{\"a\": [1, {\"secret\": \"a secret\"}]}"), JsonNode.class,
						mapper.readTree("{\"a\": [1, {\"[X]\": \"a [X]\"}]}")));
	}

	@ParameterizedTest
	@MethodSource("values")
	void whenTextIsToBeRedactedThenValueIsRebuilt(Object value, Class<?> type, Object expected) {
		assertThat(redact(value, type)).isEqualTo(expected);
	}

	@Test
	void whenValueIsBuilderThenItStaysOne() {
		Object redacted = redact(new StringBuilder("a secret"), StringBuilder.class);
		assertThat(redacted).isInstanceOf(StringBuilder.class).hasToString("a [X]");
	}

	@Test
	void whenValueIsDequeThenItStaysOne() {
		Object redacted = redact(new ArrayDeque<>(List.of("secret", "a")), Deque.class);
		assertThat((Deque<?>) redacted).first().isEqualTo("[X]");
	}

	@Test
	void whenValueIsReferenceThenItIsSet() {
		AtomicReference<String> reference = new AtomicReference<>("secret");
		assertThat(redact(reference, AtomicReference.class)).isSameAs(reference);
		assertThat(reference).hasValue("[X]");
	}

	@Test
	void whenObjectHasFieldsThenTheyAreSet() {
		Form form = new Form();
		form.nested = new Form();
		form.nested.texts = new ArrayList<>(List.of("secret"));
		assertThat(redact(form, Form.class)).isSameAs(form);
		assertThat(form.text).isEqualTo("a [X]");
		assertThat(form.nested.texts).containsExactly("[X]");
		assertThat(form.template).isEqualTo("our secret");
	}

	@Test
	void whenObjectIsPartOfCycleThenItIsChangedOnce() {
		Form form = new Form();
		form.nested = form;
		redact(form, Form.class);
		assertThat(form.text).isEqualTo("a [X]");
		assertThat(form.nested).isSameAs(form);
	}

	@Test
	void whenNothingIsToBeRedactedThenValueIsTheSame() {
		for (Object value : List.of("text", List.of("text"), Map.of("a", "b"), new Question("a", 1, List.of()),
				new LinkedHashSet<>(List.of("a")), new HttpEntity<>("text"), Optional.of("text"), new String[] { "a" },
				new Final("text"))) {
			assertThat(redact(value, Object.class)).isSameAs(value);
		}
	}

	static Stream<Arguments> fixed() {
		List<Object> cycle = new ArrayList<>(List.of("secret"));
		cycle.add(cycle);
		return Stream.of(arguments(new Final("secret"), Final.class), arguments(URI.create("a:secret"), URI.class),
				arguments(List.of(new Final("secret")), List.class), arguments(cycle, List.class),
				arguments(new Picky("secret"), Picky.class), arguments(new Own(List.of("secret")), Own.class),
				arguments(new StringBuffer("secret"), StringBuffer.class),
				arguments(new StringBuffer[] { new StringBuffer("secret") }, StringBuffer[].class),
				arguments(new MockMultipartFile("secret", new byte[0]), MockMultipartFile.class),
				arguments(new MockMultipartFile("file", bytes("a secret")), MockMultipartFile.class),
				arguments(new Shared(new Form()), Shared.class));
	}

	@ParameterizedTest
	@MethodSource("fixed")
	void whenValueCannotBeRebuiltThenThatIsSaid(Object value, Class<?> type) {
		assertThatExceptionOfType(UnredactableException.class).isThrownBy(() -> redact(value, type))
			.withMessageNotContaining("secret");
	}

	@Test
	void whenLeftOutTypeIsDeclaredToBeTextThenItCannotBeRebuilt() {
		TextDeclaration prompt = TextDeclaration.of(Shared.class.getDeclaredFields()[0]);
		assertThatExceptionOfType(UnredactableException.class)
			.isThrownBy(() -> redact(java.nio.file.Path.of("secret"), java.nio.file.Path.class, prompt));
	}

	record Question(String text, int number, List<String> more) {

	}

	record Picky(String text) {

		Picky {
			if (text.startsWith("[")) {
				throw new IllegalArgumentException();
			}
		}

	}

	static class Form {

		private String text = "a secret";

		@Uninspected(reason = "written by us")
		private String template = "our secret";

		private List<String> texts;

		private Form nested;

	}

	static class Final {

		private final String text;

		Final(String text) {
			this.text = text;
		}

		String text() {
			return this.text;
		}

	}

	static class Own extends ArrayList<String> {

		private static final long serialVersionUID = 1L;

		Own(List<String> elements) {
			super(elements);
		}

	}

	static class Shared {

		@Prompt
		Object first;

		@dev.aisecurity.annotation.UntrustedContent
		Object second;

		Shared(Object shared) {
			this.first = shared;
			this.second = shared;
		}

	}

}
