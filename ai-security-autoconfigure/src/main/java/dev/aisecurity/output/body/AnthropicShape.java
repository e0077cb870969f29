package dev.aisecurity.output.body;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Events of the Messages API: the text, the thinking and the JSON of each content block
 * go on from delta to delta until the block stops. A kind of delta that is not known is
 * refused.
 */
final class AnthropicShape implements DeltaShape {

	private static final Set<String> TYPES = Set.of("message_start", "content_block_start", "content_block_delta",
			"content_block_stop", "message_delta", "message_stop", "ping", "error");

	private static final Set<String> WHOLE = Set.of("signature_delta", "citations_delta");

	@Override
	public boolean supports(JsonFrame frame) {
		return TYPES.contains(frame.value("type", ""));
	}

	@Override
	public @Nullable String channel(JsonFrame frame, String path) {
		String block = "block/" + frame.value("index", "-") + "/";
		switch (frame.value("type", "")) {
			case "content_block_start":
				return switch (path) {
					case "content_block.text" -> block + "text";
					case "content_block.thinking" -> block + "thinking";
					default -> null;
				};
			case "content_block_delta":
				if (!path.startsWith("delta.") || path.equals("delta.type")) {
					return null;
				}
				String field = path.substring("delta.".length());
				String kind = frame.value("delta.type", "");
				if (WHOLE.contains(kind)) {
					return null;
				}
				return switch (kind) {
					case "text_delta", "thinking_delta", "input_json_delta" -> block + field;
					default -> throw new UnreadableBodyException("The answer has a delta of an unknown kind");
				};
			default:
				return null;
		}
	}

	@Override
	public boolean ends(JsonFrame frame, String channel) {
		return switch (frame.value("type", "")) {
			case "content_block_stop" -> channel.startsWith("block/" + frame.value("index", "-") + "/");
			case "message_stop", "error" -> true;
			default -> false;
		};
	}

}
