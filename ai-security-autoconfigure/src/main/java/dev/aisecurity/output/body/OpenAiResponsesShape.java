package dev.aisecurity.output.body;

import org.jspecify.annotations.Nullable;

/**
 * Events of the Responses API: what stands at {@code delta} continues a text that is
 * named by the kind of the event, the item and the part; everything else is complete by
 * itself. A text ends with the first event about its item that brings no more of it.
 */
final class OpenAiResponsesShape implements DeltaShape {

	private static final String DELTA = ".delta";

	@Override
	public boolean supports(JsonFrame frame) {
		String type = frame.value("type", "");
		return type.startsWith("response.") || type.equals("error");
	}

	@Override
	public @Nullable String channel(JsonFrame frame, String path) {
		String type = frame.value("type", "");
		if (path.equals("delta") || path.startsWith("delta.")
				|| (path.startsWith("logprobs[") && type.endsWith(DELTA))) {
			return item(frame) + type + "/" + (path.startsWith("logprobs[") ? "logprobs" : path);
		}
		return null;
	}

	@Override
	public boolean ends(JsonFrame frame, String channel) {
		String type = frame.value("type", "");
		if (type.endsWith(DELTA)) {
			return false;
		}
		return switch (type) {
			case "response.completed", "response.failed", "response.incomplete", "response.cancelled", "error" -> true;
			default -> type.endsWith(".done") && channel.startsWith(item(frame));
		};
	}

	private static String item(JsonFrame frame) {
		return frame.value("output_index", "-") + "/" + frame.value("item_id", frame.value("item.id", "-")) + "/";
	}

}
