package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.annotation.UntrustedContent;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BodyOrigins}.
 */
class BodyOriginsTests {

	private static final TextDeclaration RETRIEVED = new TextDeclaration(Origin.RETRIEVED, null);

	@Test
	void whenNothingIsDeclaredThenAllIsTheUsers() {
		assertThat(BodyOrigins.of(TextDeclaration.NONE)).isSameAs(BodyOrigins.USER);
		assertThat(BodyOrigins.USER.property("a").element().declaration()).isEqualTo(TextDeclaration.NONE);
	}

	@Test
	void whenRecordDeclaresThenPropertiesHaveOrigins() {
		BodyOrigins origins = origins(Mail.class);
		assertThat(origin(origins.property("body"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(origins.property("question"))).isEqualTo(Origin.USER);
		assertThat(origin(origins.property("subject"))).isNull();
		assertThat(origins.property("token").declaration().uninspected()).isEqualTo("a random id");
		assertThat(origin(origins.property("attachments").element().property("text"))).isEqualTo(Origin.TOOL);
		assertThat(origin(origins.property("attachments").element().property("title"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(origins.property("byName").property("whatever").property("text"))).isEqualTo(Origin.TOOL);
		assertThat(origin(origins.property("signature"))).isEqualTo(Origin.TOOL);
	}

	@Test
	void whenPropertyIsUnknownThenItIsAsAllAroundIt() {
		assertThat(origin(origins(Mail.class).property("other"))).isNull();
		BodyOrigins around = BodyOrigins.of(ResolvableType.forClass(Mail.class), RETRIEVED);
		assertThat(origin(around.property("other").property("deeper"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(around.property("subject"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(around.property("question"))).isEqualTo(Origin.USER);
	}

	@Test
	void whenNamesAreDeclaredThenKnowsThem() {
		BodyOrigins origins = origins(Renamed.class);
		assertThat(origins.knows("the-text")).isTrue();
		assertThat(origins.knows("text")).isFalse();
		assertThat(origin(origins.property("the-text"))).isEqualTo(Origin.TOOL);
		assertThat(origin(origins.property("content"))).isEqualTo(Origin.TOOL);
		assertThat(origin(origins.property("text"))).isNull();
	}

	@Test
	void whenMapperRenamesThenFollowsIt() {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		BodyOrigins origins = BodyOrigins.of(ResolvableType.forClass(Mail.class), TextDeclaration.NONE, mapper);
		assertThat(origin(origins.property("by_name").property("x").property("text"))).isEqualTo(Origin.TOOL);
		assertThat(origins.knows("byName")).isFalse();
	}

	@Test
	void whenFieldsSettersAndParametersDeclareThenPropertiesHaveOrigins() {
		BodyOrigins origins = origins(Bean.class);
		assertThat(origin(origins.property("field"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(origins.property("inherited"))).isEqualTo(Origin.TOOL);
		assertThat(origin(origins.property("set"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(origins(Created.class).property("made"))).isEqualTo(Origin.TOOL);
	}

	@Test
	void whenMembersDisagreeThenInspectedWins() {
		assertThat(origin(origins(Torn.class).property("text"))).isEqualTo(Origin.RETRIEVED);
	}

	@Test
	void whenTypeIsRecursiveThenFollowsTheDocument() {
		BodyOrigins origins = origins(Tree.class);
		for (int i = 0; i < 100; i++) {
			origins = origins.property("children").element();
		}
		assertThat(origin(origins.property("leaf"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origins).isSameAs(origins.property("children").element());
	}

	@Test
	void whenTypeIsGenericThenResolvesIt() {
		ResolvableType type = ResolvableType.forClassWithGenerics(Page.class, Mail.class);
		assertThat(origin(BodyOrigins.of(type, TextDeclaration.NONE).property("items").element().property("body")))
			.isEqualTo(Origin.RETRIEVED);
		ResolvableType entity = ResolvableType.forClassWithGenerics(HttpEntity.class,
				ResolvableType.forClassWithGenerics(List.class, Mail.class));
		assertThat(origin(BodyOrigins.of(entity, TextDeclaration.NONE).element().property("body")))
			.isEqualTo(Origin.RETRIEVED);
	}

	@Test
	void whenTypeSaysNothingThenInherits() {
		for (Class<?> type : List.of(String.class, Object.class, JsonNode.class, Map.class, List.class, byte[].class,
				int.class, Origin.class)) {
			BodyOrigins origins = BodyOrigins.of(ResolvableType.forClass(type), RETRIEVED);
			assertThat(origin(origins)).isEqualTo(Origin.RETRIEVED);
			assertThat(origin(origins.property("a").element())).isEqualTo(Origin.RETRIEVED);
			assertThat(origins.knows("a")).isFalse();
		}
	}

	@Test
	void whenMapperCannotReadTypeThenInherits() {
		BodyOrigins origins = BodyOrigins.of(ResolvableType.forClass(Conflicting.class), RETRIEVED);
		assertThat(origin(origins.property("text"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origins.knows("text")).isFalse();
	}

	@Test
	void whenBodyIsUninspectedThenAllOfItIs() {
		BodyOrigins origins = BodyOrigins.of(ResolvableType.forClass(Mail.class), new TextDeclaration(null, "why not"));
		assertThat(origins.property("question").declaration().isUninspected()).isTrue();
	}

	@Test
	void whenNamedThenOthersAreAsAround() {
		BodyOrigins origins = BodyOrigins.of(Map.of("doc", BodyOrigins.of(RETRIEVED)), TextDeclaration.NONE);
		assertThat(origin(origins.property("doc"))).isEqualTo(Origin.RETRIEVED);
		assertThat(origin(origins.property("other"))).isNull();
		assertThat(origins.knows("doc")).isTrue();
		assertThat(origins.knows("other")).isFalse();
	}

	@Test
	void whenPropertyIsUninspectedThenItsTextsAreLeftOut() {
		String body = "{\"token\":{\"any thing\":[\"secret\"]},\"subject\":\"hello\"}";
		assertThat(Bodies
			.texts(new JsonPromptExtractor(RequestLimits.DEFAULT).extract(new BodyContent(MediaType.APPLICATION_JSON,
					body.getBytes(StandardCharsets.UTF_8), origins(Mail.class)))))
			.containsExactly("hello");
	}

	private static BodyOrigins origins(Class<?> type) {
		return BodyOrigins.of(ResolvableType.forClass(type), TextDeclaration.NONE);
	}

	private static @Nullable Origin origin(BodyOrigins origins) {
		return origins.declaration().origin();
	}

	record Mail(String subject, @UntrustedContent String body, @Prompt String question,
			@Uninspected(reason = "a random id") String token, @UntrustedContent List<Attachment> attachments,
			Map<String, Attachment> byName,
			@UntrustedContent(UntrustedContent.Source.TOOL) Optional<String> signature) {

	}

	record Attachment(String title, @UntrustedContent(UntrustedContent.Source.TOOL) String text) {

	}

	record Renamed(
			@JsonProperty("the-text") @JsonAlias("content") @UntrustedContent(UntrustedContent.Source.TOOL) String text) {

	}

	record Page<T>(List<T> items) {

	}

	record Tree(@UntrustedContent String leaf, List<Tree> children) {

	}

	public static class Base {

		@UntrustedContent(UntrustedContent.Source.TOOL)
		public String inherited = "";

	}

	public static class Bean extends Base {

		@UntrustedContent
		private String field = "";

		private String set = "";

		public String getField() {
			return this.field;
		}

		public void setField(String field) {
			this.field = field;
		}

		public String getSet() {
			return this.set;
		}

		public void setSet(@UntrustedContent String set) {
			this.set = set;
		}

	}

	static class Created {

		private final String value;

		@JsonCreator
		Created(@JsonProperty("made") @UntrustedContent(UntrustedContent.Source.TOOL) String value) {
			this.value = value;
		}

		String value() {
			return this.value;
		}

	}

	public static class Conflicting {

		@Uninspected(reason = "nobody can read it")
		@JsonProperty("text")
		public String one = "";

		@JsonProperty("text")
		public String two = "";

	}

	public static class Torn {

		@Uninspected(reason = "the other is wrong")
		private String text = "";

		public String getText() {
			return this.text;
		}

		public void setText(@UntrustedContent String text) {
			this.text = text;
		}

	}

}
