package dev.aisecurity.method;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.annotation.UntrustedContent;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockPart;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ArgumentTexts} and the shapes.
 */
class ArgumentTextsTests {

	private static final Shapes shapes = new Shapes();

	private static ArgumentTexts read(Object value, ArgumentLimits limits, boolean atDoor) {
		ArgumentTexts texts = new ArgumentTexts(shapes, limits, atDoor);
		texts.argument(value, TextDeclaration.NONE, "argument[0]");
		return texts;
	}

	private static ArgumentTexts read(Object value) {
		return read(value, ArgumentLimits.DEFAULT, false);
	}

	private static List<String> texts(Object value) {
		return read(value).segments().stream().map(Segment::text).toList();
	}

	static Stream<Arguments> holders() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("one", List.of("two"));
		Stream<Object> holders = Stream.of(new String[] { "one", "two" },
				new Object[] { "one", new Object[] { "two" } }, List.of("one", "two"),
				new LinkedHashSet<>(List.of("one", "two")), map, Optional.of(List.of("one", "two")),
				new AtomicReference<>(List.of("one", "two")), new AbstractMap.SimpleEntry<>("one", "two"),
				new StringBuilder[] { new StringBuilder("one"), new StringBuilder("two") }, new Pair("one", "two"),
				new Derived("one", "two"), new Outer("one", new Outer("two", null)),
				Collections.unmodifiableList(Arrays.asList("one", null, "two")),
				new LinkedMultiValueMap<>(Map.of("one", List.of("two"))), new Titled("two", "one"),
				new HttpEntity<>(new Pair("one", "two")), ResponseEntity.ok(List.of("one", "two")),
				new RequestEntity<>(List.of("one", "two"), HttpMethod.POST, URI.create("/")),
				JsonMapper.builder().build().readTree("{\"one\": [1, true, null, {}, \"two\"]}"),
				new MockMultipartFile("one", "two", null, new byte[0]),
				new char[][] { "one".toCharArray(), "two".toCharArray() },
				List.of("one".getBytes(StandardCharsets.UTF_8),
						ByteBuffer.wrap("two".getBytes(StandardCharsets.UTF_8))));
		return holders.map((holder) -> Arguments.of(holder));
	}

	@ParameterizedTest
	@MethodSource("holders")
	void whenValueHoldsTextsThenAllAreRead(Object holder) {
		ArgumentTexts texts = read(holder);
		assertThat(texts.segments()).extracting(Segment::text).containsExactlyInAnyOrder("one", "two");
		assertThat(texts.segments()).extracting(Segment::origin).containsOnly(Origin.USER);
		assertThat(texts.segments()).extracting(Segment::location).containsOnly("argument[0]");
		assertThat(texts.findings()).isEmpty();
	}

	static Stream<Object> withoutText() {
		return Stream.of(1, 2L, 3.0, true, Thread.State.NEW, Instant.EPOCH, UUID.randomUUID(), Locale.ENGLISH,
				TimeZone.getDefault(), String.class, new int[] { 1 }, new Integer[] { 1 }, new Object(),
				new MockHttpServletResponse(), new HttpHeaders(), new ExtendedModelMap().addAttribute("a", "b"),
				new MapBindingResult(new HashMap<>(), "name"), new SseEmitter(), new Numbers(1, 2L),
				new TestingAuthenticationToken("bob", "password"), (Principal) () -> "bob",
				(Consumer<String>) (text) -> {
				}, new IllegalStateException("message"));
	}

	@ParameterizedTest
	@MethodSource("withoutText")
	void whenValueIsOfJdkOrFrameworkThenItIsLeftOut(Object value) {
		ArgumentTexts texts = read(value);
		assertThat(texts.segments()).isEmpty();
		assertThat(texts.findings()).isEmpty();
	}

	static Stream<Object> unreadable() {
		Supplier<String> supplier = () -> "text";
		return Stream.of(new ByteArrayInputStream(new byte[] { 65 }), new StringReader("text"),
				List.of("text").iterator(), Stream.of("text"), Flux.just("text"), supplier,
				new ByteArrayResource(new byte[] { 65 }), new byte[] { (byte) 0xff, (byte) 0xfe, 65, 0 },
				new byte[] { 0, 65, 0, 66 }, new Streaming(InputStream.nullInputStream()),
				Proxy.newProxyInstance(ArgumentTextsTests.class.getClassLoader(), new Class<?>[] { Named.class },
						(proxy, method, arguments) -> "text"),
				new MockMultipartFile("file", new byte[] { (byte) 0xff }));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void whenTextCannotBeReadThenFindingSaysSo(Object value) {
		List<Finding> findings = read(value).findings();
		assertThat(findings).singleElement().satisfies((finding) -> {
			assertThat(finding.category()).isEqualTo(ThreatCategory.UNINSPECTED);
			assertThat(finding.rule()).isEqualTo("unreadable-argument");
		});
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void whenDoorHasSeenBodyThenUnreadableValueIsNoFinding(Object value) {
		ArgumentTexts texts = read(value, ArgumentLimits.DEFAULT, true);
		assertThat(texts.findings()).isEmpty();
		assertThat(texts.canOpenBody()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void whenParameterIsUninspectedThenUnreadableValueIsNoFinding(Object value) {
		ArgumentTexts texts = new ArgumentTexts(shapes, ArgumentLimits.DEFAULT, false);
		texts.argument(value, new TextDeclaration(null, "written by us"), "argument[0]");
		assertThat(texts.findings()).isEmpty();
		assertThat(texts.segments()).isEmpty();
	}

	@Test
	void whenStreamIsReadThenItIsLeftUntouched() throws Exception {
		Reader reader = new StringReader("text");
		read(reader);
		assertThat(reader.read()).isEqualTo('t');
	}

	@Test
	void whenRequestIsHandedInThenCodeCanOpenBody() {
		assertThat(read(new MockHttpServletRequest(), ArgumentLimits.DEFAULT, true).canOpenBody()).isTrue();
		HttpServletRequest wrapped = new WrappedRequest();
		assertThat(read(wrapped, ArgumentLimits.DEFAULT, true).canOpenBody()).isTrue();
		assertThat(read("text", ArgumentLimits.DEFAULT, true).canOpenBody()).isFalse();
	}

	@Test
	void whenNoDoorHasSeenRequestThenItIsAFinding() {
		assertThat(read(new MockHttpServletRequest()).findings()).extracting(Finding::rule)
			.containsExactly("unreadable-argument");
	}

	@Test
	void whenHeadersAreHandedInThenAllButCredentialsAreRead() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("X-Prompt", "hello");
		headers.add("Authorization", "Bearer secret");
		headers.add("Cookie", "session=secret");
		assertThat(texts(headers)).containsExactly("hello");
	}

	@Test
	void whenBytesAreNotUtf8ThenWhatCanBeReadIsRead() {
		assertThat(texts(new byte[] { (byte) 0xFF, 'h', 0, 'e', 'l', 'l', 'o' })).containsExactly("hello");
		assertThat(texts(new byte[] { (byte) 0xFF, (byte) 0xFE, 'a', 0, 0, 1, 2, 3 })).isEmpty();
	}

	@Test
	void whenNoDoorHasSeenFileThenItsTextIsRead() {
		MockMultipartFile file = new MockMultipartFile("file", "notes.txt", "text/plain",
				"content".getBytes(StandardCharsets.UTF_8));
		assertThat(texts(file)).containsExactlyInAnyOrder("file", "notes.txt", "content");
		assertThat(texts(new MockPart("file", "notes.txt", "content".getBytes(StandardCharsets.UTF_8))))
			.containsExactlyInAnyOrder("file", "notes.txt", "content");
		assertThat(read(file, ArgumentLimits.DEFAULT, true).segments()).extracting(Segment::text)
			.containsExactlyInAnyOrder("file", "notes.txt");
	}

	@Test
	void whenUriIsHandedInThenItIsText() {
		assertThat(texts(URI.create("https://example.org/?q=text"))).containsExactly("https://example.org/?q=text");
	}

	@Test
	void whenFieldsAreDeclaredThenTheirOriginHolds() {
		assertThat(read(new Declared()).segments()).containsExactlyInAnyOrder(
				new Segment("question", Origin.USER, "argument[0]"),
				new Segment("document", Origin.RETRIEVED, "argument[0]"),
				new Segment("answer", Origin.TOOL, "argument[0]"), new Segment("NEW", Origin.USER, "argument[0]"),
				new Segment("plain", Origin.USER, "argument[0]"));
	}

	@Test
	void whenRecordComponentsAreDeclaredThenTheirOriginHolds() {
		assertThat(read(new Mail("question", List.of("body"), "template")).segments()).containsExactly(
				new Segment("question", Origin.USER, "argument[0]"), new Segment("body", Origin.TOOL, "argument[0]"));
	}

	@Test
	void whenParameterIsDeclaredThenFieldsInheritItUnlessTheySayOtherwise() {
		ArgumentTexts texts = new ArgumentTexts(shapes, ArgumentLimits.DEFAULT, false);
		texts.argument(new Declared(), new TextDeclaration(Origin.TOOL, null), "argument[1]");
		assertThat(texts.segments()).contains(new Segment("plain", Origin.TOOL, "argument[1]"),
				new Segment("document", Origin.RETRIEVED, "argument[1]"),
				new Segment("question", Origin.USER, "argument[1]"));
	}

	@Test
	void whenSameObjectHasTwoOriginsThenItIsReadWithBoth() {
		Pair shared = new Pair("one", "two");
		assertThat(read(new TwoOrigins(shared, shared)).segments()).extracting(Segment::origin)
			.containsExactlyInAnyOrder(Origin.USER, Origin.USER, Origin.RETRIEVED, Origin.RETRIEVED);
	}

	@Test
	void whenSameTextComesTwiceThenItIsOneSegment() {
		assertThat(texts(List.of("one", "one", "two", "one"))).containsExactly("one", "two");
	}

	@Test
	void whenGraphHasCyclesThenItIsReadOnce() {
		List<Object> list = new ArrayList<>();
		Map<Object, Object> map = new HashMap<>();
		Outer outer = new Outer("one", null);
		outer.next = outer;
		list.add(list);
		list.add(map);
		list.add(outer);
		map.put("two", list);
		ArgumentTexts texts = read(list);
		assertThat(texts.segments()).extracting(Segment::text).containsExactlyInAnyOrder("one", "two");
		assertThat(texts.findings()).isEmpty();
	}

	@Test
	void whenTooDeepThenFindingSaysSo() {
		Outer outer = new Outer("deepest", null);
		for (int i = 0; i < 100; i++) {
			outer = new Outer("text " + i, outer);
		}
		ArgumentTexts texts = read(outer, new ArgumentLimits(5, 1000, 1000), false);
		assertThat(texts.findings()).extracting(Finding::category).containsExactly(ThreatCategory.CONSUMPTION);
		assertThat(texts.segments()).extracting(Segment::text).doesNotContain("deepest").contains("text 99");
	}

	@Test
	void whenTooManyLeavesThenFindingSaysSo() {
		List<String> list = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			list.add("text " + i);
		}
		ArgumentTexts texts = read(list, new ArgumentLimits(5, 50, 10_000), false);
		assertThat(texts.findings()).extracting(Finding::category).containsExactly(ThreatCategory.CONSUMPTION);
		assertThat(texts.segments()).hasSize(49);
		assertThat(read(list, new ArgumentLimits(5, 101, 10_000), false).findings()).isEmpty();
	}

	@Test
	void whenTooManyCharactersThenFindingSaysSo() {
		assertThat(read("x".repeat(11), new ArgumentLimits(5, 50, 10), false).findings()).extracting(Finding::category)
			.containsExactly(ThreatCategory.CONSUMPTION);
		assertThat(read("x".repeat(10), new ArgumentLimits(5, 50, 10), false).findings()).isEmpty();
	}

	@Test
	void whenUninspectedTextIsTooLongThenLimitHoldsAllTheSame() {
		ArgumentTexts texts = new ArgumentTexts(shapes, new ArgumentLimits(5, 50, 10), false);
		texts.argument("x".repeat(11), new TextDeclaration(null, "written by us"), "argument[0]");
		assertThat(texts.findings()).extracting(Finding::category).containsExactly(ThreatCategory.CONSUMPTION);
	}

	@Test
	void whenContinuationIsHandedInThenItIsLeftOut() {
		kotlin.coroutines.Continuation<String> continuation = new kotlin.coroutines.Continuation<>() {

			private final String state = "state";

			@Override
			public kotlin.coroutines.CoroutineContext getContext() {
				return kotlin.coroutines.EmptyCoroutineContext.INSTANCE;
			}

			@Override
			public void resumeWith(Object result) {
				assertThat(this.state).isNotNull();
			}

		};
		assertThat(read(continuation).segments()).isEmpty();
	}

	@Test
	void whenValueThrowsWhileItIsReadThenFindingSaysSoWhateverDoorHasSeen() {
		List<String> loadedLazily = new AbstractList<>() {

			@Override
			public String get(int index) {
				throw new IllegalStateException("no session");
			}

			@Override
			public int size() {
				return 1;
			}

		};
		for (boolean atDoor : new boolean[] { true, false }) {
			ArgumentTexts texts = read(loadedLazily, ArgumentLimits.DEFAULT, atDoor);
			assertThat(texts.findings()).extracting(Finding::rule).containsExactly("unreadable-argument");
		}
	}

	@Test
	void shapesAreWorkedOutOnce() {
		assertThat(shapes.get(Pair.class)).isSameAs(shapes.get(Pair.class));
	}

	record Pair(String first, String second) {

	}

	record Numbers(int first, Long second) {

	}

	record Mail(@Prompt String question, @UntrustedContent(UntrustedContent.Source.TOOL) List<String> bodies,
			@Uninspected(reason = "written by us") String template) {

	}

	record TwoOrigins(Pair user, @UntrustedContent Pair document) {

	}

	record Streaming(InputStream body) {

	}

	interface Named {

		String name();

	}

	static class WrappedRequest extends MockHttpServletRequest {

		private final String custom = "custom";

		String custom() {
			return this.custom;
		}

	}

	static class Base {

		private final String inherited;

		Base(String inherited) {
			this.inherited = inherited;
		}

		String inherited() {
			return this.inherited;
		}

	}

	static class Derived extends Base {

		private final transient String own;

		private final int count = 3;

		private final Thread.State state = Thread.State.NEW;

		Derived(String inherited, String own) {
			super(inherited);
			this.own = own;
		}

		String own() {
			return this.own + this.count + this.state;
		}

	}

	static class Outer {

		private final String text;

		private Outer next;

		Outer(String text, Outer next) {
			this.text = text;
			this.next = next;
		}

		String text() {
			return this.text + this.next;
		}

	}

	static class Titled extends ArrayList<String> {

		private static final long serialVersionUID = 1L;

		private final String title;

		Titled(String title, String element) {
			this.title = title;
			add(element);
		}

		String title() {
			return this.title;
		}

	}

	static class Declared {

		@Prompt
		String question = "question";

		@UntrustedContent
		Object document = List.of("document");

		@UntrustedContent(UntrustedContent.Source.TOOL)
		StringBuilder answer = new StringBuilder("answer");

		@Uninspected(reason = "written by us")
		Set<String> template = Set.of("template");

		@Prompt
		Thread.State state = Thread.State.NEW;

		Thread.State unmarked = Thread.State.BLOCKED;

		String plain = "plain";

	}

}
