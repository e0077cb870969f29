package dev.aisecurity.output.body;

import org.jspecify.annotations.Nullable;

/**
 * Responses of Spring AI as Jackson writes them, with or without what a chat client adds:
 * the text of each generation goes on from response to response, as do reasoning and
 * refusals in its metadata; the rest is complete by itself.
 */
final class SpringAiShape implements DeltaShape {

	private static final String CLIENT = "chatResponse.";

	@Override
	public boolean supports(JsonFrame frame) {
		return (frame.contains("results") && frame.contains("metadata"))
				|| (frame.contains("chatResponse.results") && frame.contains("chatResponse.metadata"));
	}

	@Override
	public @Nullable String channel(JsonFrame frame, String path) {
		String inner = path.startsWith(CLIENT) ? path.substring(CLIENT.length()) : path;
		if (!inner.startsWith("result.") && !inner.startsWith("results[")) {
			return null;
		}
		String field = inner.substring(inner.indexOf('.') + 1);
		return switch (field) {
			case "output.text", "output.content", "output.metadata.reasoningContent", "output.metadata.thinking",
					"output.metadata.reasoning", "output.metadata.refusal", "output.properties.reasoningContent" ->
				inner;
			default -> null;
		};
	}

	@Override
	public boolean ends(JsonFrame frame, String channel) {
		String generation = channel.substring(0, channel.indexOf('.'));
		String reason = frame.value(generation + ".metadata.finishReason",
				frame.value(CLIENT + generation + ".metadata.finishReason", ""));
		return !reason.isEmpty();
	}

}
