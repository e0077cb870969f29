package dev.aisecurity.output.body;

import org.jspecify.annotations.Nullable;

/**
 * Chunks of chat completions, and of the older completions: every string of a choice
 * continues a text of that choice, names and identifiers aside. The texts of a choice end
 * with its finish reason.
 */
final class OpenAiChatShape implements DeltaShape {

	private static final String CHOICES = "choices[";

	private static final int MAX_CHOICES = 128;

	@Override
	public boolean supports(JsonFrame frame) {
		return frame.contains("choices");
	}

	@Override
	public @Nullable String channel(JsonFrame frame, String path) {
		int end = path.startsWith(CHOICES) ? path.indexOf("].") : -1;
		if (end < 0) {
			return null;
		}
		String choice = path.substring(0, end + 1);
		String field = path.substring(end + 2);
		String name = "choice/" + frame.value(choice + ".index", path.substring(CHOICES.length(), end)) + "/";
		return isWhole(field) ? null : tool(frame, choice, name, field);
	}

	private static boolean isWhole(String field) {
		return field.endsWith("finish_reason") || field.equals("delta.role") || field.startsWith("message.")
				|| field.startsWith("content_filter_") || field.startsWith("delta.annotations[")
				|| field.endsWith("].type") || field.endsWith("].id") || field.endsWith("].format");
	}

	private static @Nullable String tool(JsonFrame frame, String choice, String name, String field) {
		if (!field.startsWith("delta.tool_calls[")) {
			return field.equals("delta.function_call.name") ? null : name + field;
		}
		if (field.endsWith("].function.name")) {
			return null;
		}
		int end = field.indexOf(']');
		String index = frame.value(choice + "." + field.substring(0, end + 1) + ".index", field.substring(0, end));
		return name + "tool/" + index + field.substring(end + 1);
	}

	@Override
	public boolean ends(JsonFrame frame, String channel) {
		for (int i = 0; frame.contains(CHOICES + i + "]"); i++) {
			if (i == MAX_CHOICES) {
				throw new UnreadableBodyException("A frame of the answer has too many choices");
			}
			String choice = CHOICES + i + "].";
			if (frame.contains(choice + "finish_reason")
					&& channel.startsWith("choice/" + frame.value(choice + "index", String.valueOf(i)) + "/")) {
				return true;
			}
		}
		return false;
	}

}
