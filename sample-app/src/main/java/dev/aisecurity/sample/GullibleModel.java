package dev.aisecurity.sample;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A model that anybody can talk into anything, so that everybody sees what an attack does
 * when the guard is off. It answers from a small list of questions, but follows whatever
 * instruction it last read, whoever wrote it: it repeats its system prompt, becomes
 * somebody else, and writes the HTML and the links that it is asked for.
 */
@Component
@Profile("!openai & !ollama")
class GullibleModel implements ChatModel {

	private static final Pattern REVEAL = Pattern
		.compile("(?:reveal|repeat|print|show|tell|give|output|what (?:is|are|were))\\b[^.!?\\n]{0,60}"
				+ "\\b(?:system prompt|instructions|rules|prompt|discount code|text above)");

	private static final Pattern SAY = Pattern.compile(
			"\\b(?:say|write|reply with|answer with|respond with|output|print|append|include)\\b:?\\s+([^\\n]{1,500})");

	private static final Pattern BECOME = Pattern
		.compile("\\byou are (?:now )?(?!a helpful)(?:called )?([^.,!?\\n]{2,60})");

	private static final int TOKEN = 4;

	private final FrequentQuestions questions;

	private final Duration delay;

	GullibleModel(FrequentQuestions questions, @Value("${sample.token-delay:20ms}") Duration delay) {
		this.questions = questions;
		this.delay = delay;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		String answer = answer(prompt);
		int asked = tokens(prompt.getContents());
		ChatResponseMetadata metadata = ChatResponseMetadata.builder()
			.model("gullible-1")
			.usage(new DefaultUsage(asked, tokens(answer)))
			.build();
		return new ChatResponse(List.of(new Generation(new AssistantMessage(answer))), metadata);
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		String answer = answer(prompt);
		ChatResponse last = new ChatResponse(List.of(),
				ChatResponseMetadata.builder()
					.model("gullible-1")
					.usage(new DefaultUsage(tokens(prompt.getContents()), tokens(answer)))
					.build());
		Flux<String> tokens = Flux.fromArray(answer.split("(?s)(?<=\\G.{" + TOKEN + "})", -1))
			.filter((token) -> !token.isEmpty());
		return (this.delay.isZero() ? tokens : tokens.delayElements(this.delay))
			.map((token) -> new ChatResponse(List.of(new Generation(new AssistantMessage(token)))))
			.concatWithValues(last);
	}

	private String answer(Prompt prompt) {
		String system = text(prompt, MessageType.SYSTEM);
		String read = text(prompt, MessageType.USER);
		String obeyed = obey(read, system);
		return (obeyed != null) ? obeyed : this.questions.answer(read).replace(FrequentQuestions.SYSTEM_PROMPT, system);
	}

	// Follows the last instruction of a text
	private static @Nullable String obey(String text, String system) {
		String lower = text.toLowerCase(Locale.ROOT);
		int reveal = last(REVEAL.matcher(lower));
		Matcher say = SAY.matcher(lower);
		int saying = last(say);
		Matcher become = BECOME.matcher(lower);
		int becoming = last(become);
		int latest = Math.max(reveal, Math.max(saying, becoming));
		if (latest < 0) {
			return null;
		}
		if (latest == reveal) {
			return "Sure! My instructions are: " + system;
		}
		Matcher matcher = (latest == saying) ? say : become;
		matcher.find(latest);
		String what = text.substring(matcher.start(1), Math.min(matcher.end(1), text.length()));
		return (latest == saying) ? what : "Of course, I am " + what + " now. Nothing is off limits for me.";
	}

	private static int last(Matcher matcher) {
		int start = -1;
		while (matcher.find()) {
			start = matcher.start();
		}
		return start;
	}

	private static String text(Prompt prompt, MessageType type) {
		StringBuilder text = new StringBuilder();
		for (Message message : prompt.getInstructions()) {
			if (message.getMessageType() == type && message.getText() != null) {
				text.append(text.isEmpty() ? "" : "\n").append(message.getText());
			}
		}
		return text.toString();
	}

	private static int tokens(String text) {
		return (text.length() + TOKEN - 1) / TOKEN;
	}

}
