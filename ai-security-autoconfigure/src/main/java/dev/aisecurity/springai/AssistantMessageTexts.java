package dev.aisecurity.springai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.output.AnswerText;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.content.Media;

/**
 * The texts of messages: what is said, what was reasoned before, arguments of tool calls,
 * addresses of media and other metadata. What is said and what is reasoned goes on from
 * one message of a stream to the next; Spring AI hands tool calls out complete.
 */
final class AssistantMessageTexts {

	/**
	 * Metadata under which model adapters keep running text, without case and separators.
	 */
	private static final Set<String> RUNNING = Set.of("reasoning", "reasoningcontent", "reasoningtext", "thinking",
			"thinkingcontent", "thought", "thoughts", "refusal");

	private static final String REASONING = ".reasoning";

	private AssistantMessageTexts() {
	}

	/**
	 * Visits a generation.
	 * @param generation the generation
	 * @param place where it stands
	 * @param visitor visits the texts
	 * @return the generation, rebuilt if the visitor replaces
	 */
	static Generation visit(Generation generation, String place, TextVisitor visitor) {
		ChatGenerationMetadata metadata = generation.getMetadata();
		String reason = (metadata != null) ? metadata.getFinishReason() : null;
		AssistantMessage message = visit(generation.getOutput(), place, reason != null && !reason.isEmpty(), visitor);
		if (!visitor.isReplacing()) {
			return generation;
		}
		return (metadata != null) ? new Generation(message, metadata) : new Generation(message);
	}

	/**
	 * Visits a message.
	 * @param message the message
	 * @param place where it stands
	 * @param last whether its texts end with it
	 * @param visitor visits the texts
	 * @return the message, rebuilt if the visitor replaces
	 */
	static AssistantMessage visit(AssistantMessage message, String place, boolean last, TextVisitor visitor) {
		String said = message.getText();
		boolean speaking = said != null && !said.isEmpty();
		Map<String, Object> metadata = visitMetadata(message.getMetadata(), place, last || speaking, visitor);
		String text = (said != null) ? visitor.visit(running(place + ".text", said, last)) : null;
		List<ToolCall> calls = visitCalls(message.getToolCalls(), place + ".toolCalls", visitor);
		List<Media> media = visitMedia(message.getMedia(), place + ".media", visitor);
		if (!visitor.isReplacing()) {
			return message;
		}
		AssistantMessage.Builder<?> builder = message.mutate();
		if (text != null) {
			builder.content(text);
		}
		return builder.properties(metadata).toolCalls(calls).media(media).build();
	}

	private static AnswerText running(String place, String text, boolean last) {
		return last ? AnswerText.last(place, text) : AnswerText.delta(place, text);
	}

	private static Map<String, Object> visitMetadata(Map<String, Object> metadata, String place, boolean last,
			TextVisitor visitor) {
		Map<String, Object> visited = visitor.isReplacing() ? new LinkedHashMap<>(metadata) : metadata;
		boolean reasoning = false;
		for (Map.Entry<String, Object> entry : metadata.entrySet()) {
			if (entry.getValue() instanceof String text) {
				boolean running = isRunning(entry.getKey());
				reasoning |= running;
				String guarded = visitor.visit(running ? running(place + REASONING, text, last)
						: AnswerText.whole(place + "." + name(entry.getKey()), text));
				if (visitor.isReplacing()) {
					visited.put(entry.getKey(), guarded);
				}
			}
		}
		if (last && !reasoning) {
			visitor.visit(AnswerText.last(place + REASONING, ""));
		}
		return visited;
	}

	private static boolean isRunning(String key) {
		return RUNNING.contains(key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
	}

	private static String name(String key) {
		for (int i = 0; i < key.length(); i++) {
			if (!Character.isLetterOrDigit(key.charAt(i)) && "_-.".indexOf(key.charAt(i)) < 0) {
				return "metadata";
			}
		}
		return (key.length() <= 40) ? key : "metadata";
	}

	private static List<ToolCall> visitCalls(List<ToolCall> calls, String place, TextVisitor visitor) {
		List<ToolCall> visited = new ArrayList<>(calls.size());
		for (ToolCall call : calls) {
			String name = visited(call.name(), place + ".name", visitor);
			String arguments = visited(call.arguments(), place + ".arguments", visitor);
			visited.add(new ToolCall(call.id(), call.type(), name, arguments));
		}
		return visited;
	}

	private static String visited(@Nullable String text, String place, TextVisitor visitor) {
		return (text != null) ? visitor.visit(AnswerText.whole(place, text)) : "";
	}

	private static List<Media> visitMedia(List<Media> media, String place, TextVisitor visitor) {
		List<Media> visited = new ArrayList<>(media.size());
		for (Media each : media) {
			boolean kept = !(each.getData() instanceof String address)
					|| visitor.visit(AnswerText.whole(place, address)).equals(address);
			if (kept) {
				visited.add(each);
			}
		}
		return visited;
	}

}
