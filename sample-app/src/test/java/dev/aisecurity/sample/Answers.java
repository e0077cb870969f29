package dev.aisecurity.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.StreamGuard;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

/**
 * Answers of a model, and what the guard leaves of them.
 *
 * @param written what the model writes
 * @param left what is left if an answer is guarded at once
 * @param streamed what is left if it is guarded character by character
 */
record Answers(List<String> written, List<String> left, List<String> streamed) {

	/** The hosts that a browser may ask on its own. */
	static final Set<String> FETCHED = Set.of("app.allowed.example", "img.allowed.example");

	/** The hosts that a browser may ask when somebody clicks. */
	static final Set<String> LINKED = Set.of("app.allowed.example", "img.allowed.example", "docs.allowed.example",
			"support.trusted.example", "www.trusted.example", "status.trusted.example");

	private static final Segment SYSTEM = new Segment("""
			Point to https://support.trusted.example/help?topic=7&lang=en, https://www.trusted.example/
			or (http://status.trusted.example/now).""", Origin.SYSTEM, "system");

	/**
	 * Returns answers that would make a browser ask strangers.
	 */
	static Answers hostile() {
		return read("hostile.jsonl");
	}

	/**
	 * Returns answers that no guard should change.
	 */
	static Answers benign() {
		return read("benign.jsonl");
	}

	private static Answers read(String name) {
		JsonMapper mapper = new JsonMapper();
		try {
			List<String> written = new ClassPathResource("dev/aisecurity/detect/egress/" + name)
				.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map((line) -> mapper.readTree(line).path("text").asString())
				.toList();
			return guarded(written);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Answers guarded(List<String> written) {
		Answers[] answers = new Answers[1];
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AiSecurityAutoConfiguration.class))
			.withPropertyValues("ai.security.output.urls.links=https://docs.allowed.example/guide/",
					"ai.security.output.urls.images=https://img.allowed.example/pics/",
					"ai.security.output.urls.origins=https://app.allowed.example/")
			.run((context) -> {
				InteractionGuard guard = context.getBean(InteractionGuard.class);
				answers[0] = new Answers(written,
						written.stream().map((answer) -> guarded(guard, List.of(answer))).toList(),
						written.stream()
							.map((answer) -> guarded(guard, answer.codePoints().mapToObj(Character::toString).toList()))
							.toList());
			});
		return answers[0];
	}

	private static String guarded(InteractionGuard guard, List<String> chunks) {
		try (Exchange exchange = guard.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			exchange.inspect(Direction.INPUT, List.of(SYSTEM));
			OutputInspection inspection = exchange.output();
			inspection.begin();
			StreamGuard channel = inspection.channel("body");
			StringBuilder released = new StringBuilder();
			for (String chunk : chunks) {
				channel.append(chunk);
				released.append(channel.take());
			}
			channel.finish();
			return released.append(channel.take()).toString();
		}
	}

}
