package dev.aisecurity.output.body;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Events of the Responses API: the strings of an event continue texts that are named by
 * the kind of the event, the item and their place, unless the event is one of those that
 * bring everything at once. So events that are not known yet are safe, but may be held
 * longer. A text ends when its item is done.
 */
final class OpenAiResponsesShape implements DeltaShape {

	private static final String PREFIX = "response.";

	private static final String DELTA = ".delta";

	/** What events are about that bring everything at once. */
	private static final Set<String> WHOLE = Set.of("created", "queued", "in_progress", "completed", "failed",
			"incomplete", "cancelled", "added", "done", "searching", "generating", "interpreting");

	private static final Set<String> NAMES = Set.of("type", "item_id", "response_id", "call_id", "obfuscation");

	@Override
	public boolean supports(JsonFrame frame) {
		String type = frame.value("type", "");
		return type.startsWith("response.") || type.equals("error");
	}

	@Override
	public @Nullable String channel(JsonFrame frame, String path) {
		String type = frame.value("type", "");
		boolean whole = !type.startsWith(PREFIX) || WHOLE.contains(type.substring(type.lastIndexOf('.') + 1));
		return (whole || NAMES.contains(path)) ? null : item(frame) + type + "/" + path;
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
