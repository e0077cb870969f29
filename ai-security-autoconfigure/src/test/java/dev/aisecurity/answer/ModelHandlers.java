package dev.aisecurity.answer;

import java.util.stream.Stream;

import dev.aisecurity.annotation.LlmEndpoint;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Guarded handlers that pass a question on to a model, and its answer back.
 */
@RestController
@RequestMapping(path = "/model", consumes = MediaType.APPLICATION_JSON_VALUE)
class ModelHandlers {

	private final JsonMapper json = JsonMapper.builder().build();

	private final ScriptedModel model;

	ModelHandlers(ScriptedModel model) {
		this.model = model;
	}

	@LlmEndpoint("json")
	@PostMapping("/json")
	Answer json(@RequestBody Question question) {
		return new Answer(this.model.answer(question.message()));
	}

	@LlmEndpoint("observed")
	@PostMapping("/observed")
	Answer observed(@RequestBody Question question) {
		return json(question);
	}

	@LlmEndpoint("strict")
	@PostMapping("/strict")
	Answer strict(@RequestBody Question question) {
		return json(question);
	}

	@LlmEndpoint("text")
	@PostMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
	String text(@RequestBody Question question) {
		return this.model.answer(question.message());
	}

	@LlmEndpoint("events")
	@PostMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events(@RequestBody Question question) {
		return Flux.fromIterable(this.model.stream(question.message()));
	}

	@LlmEndpoint("kept")
	@PostMapping(path = "/kept", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> kept(@RequestBody Question question) {
		return events(question);
	}

	@LlmEndpoint("completions")
	@PostMapping(path = "/completions", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> completions(@RequestBody Question question) {
		Stream<String> frames = this.model.stream(question.message())
			.stream()
			.map((piece) -> "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
					+ "{\"content\":" + this.json.writeValueAsString(piece) + "},\"finish_reason\":null}]}");
		return Flux.fromStream(Stream.concat(frames, Stream.of(
				"{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"total_tokens\":7}}",
				"[DONE]")));
	}

	/**
	 * What a client asks.
	 *
	 * @param message the question
	 */
	record Question(String message) {

	}

	/**
	 * What it is told.
	 *
	 * @param text the answer of the model
	 */
	record Answer(String text) {

	}

}
