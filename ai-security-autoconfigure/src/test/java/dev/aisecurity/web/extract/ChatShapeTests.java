package dev.aisecurity.web.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.UntrustedContent;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the shapes of chat APIs, given as data.
 */
class ChatShapeTests {

	private final JsonPromptExtractor extractor = new JsonPromptExtractor(RequestLimits.DEFAULT);

	static List<Arguments> shapes() throws IOException {
		List<Arguments> shapes = new ArrayList<>();
		try (InputStream file = ChatShapeTests.class.getResourceAsStream("chat-shapes.json")) {
			for (JsonNode shape : JsonMapper.shared().readTree(file)) {
				List<Segment> expected = new ArrayList<>();
				for (JsonNode segment : shape.get("expected")) {
					expected.add(new Segment(segment.get(3).asString(), Origin.valueOf(segment.get(0).asString()),
							segment.get(2).asString(), segment.get(1).asInt()));
				}
				shapes.add(Arguments.of(shape.get("name").asString(), shape.get("body").toString(), expected));
			}
		}
		return shapes;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("shapes")
	void whenBodyIsAChatThenTextsHaveTurnsAndOrigins(String name, String body, List<Segment> expected) {
		assertThat(this.extractor.extract(Bodies.json(body))).as(name).isEqualTo(expected);
	}

	@Test
	void whenTypeDeclaresOriginsThenRolesDoNotOverrideThem() {
		BodyOrigins origins = BodyOrigins.of(ResolvableType.forClass(Chat.class), TextDeclaration.NONE);
		String body = "{\"messages\":[{\"role\":\"tool\",\"content\":\"a prompt\",\"context\":\"a document\",\"id\":\"an id\"}]}";
		assertThat(this.extractor
			.extract(new BodyContent(MediaType.APPLICATION_JSON, body.getBytes(StandardCharsets.UTF_8), origins)))
			.containsExactly(new Segment("a prompt", Origin.USER, "body.messages[0]", 0),
					new Segment("a document", Origin.RETRIEVED, "body.messages[0]", 0),
					new Segment("an id", Origin.TOOL, "body.messages[0]", 0));
	}

	record Chat(List<Message> messages) {

	}

	record Message(String role, @Prompt String content, @UntrustedContent String context, String id) {

	}

}
