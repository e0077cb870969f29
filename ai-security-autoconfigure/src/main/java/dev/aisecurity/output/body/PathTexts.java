package dev.aisecurity.output.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the strings of frames of an unknown protocol may be: every path is one text that
 * goes on from frame to frame. Only what identifies a frame stands alone: short words at
 * places that are called so, and long ones that come again and again.
 */
final class PathTexts {

	private static final int MAX_IDENTIFIER = 128;

	private static final int MIN_CONSTANT = 8;

	private static final int MAX_CONSTANT = 256;

	private static final int MAX_PATHS = 1024;

	private static final Set<String> IDENTIFIERS = Set.of("id", "uuid", "guid", "type", "object", "kind", "model",
			"role", "event", "status", "state", "created", "updated", "timestamp", "time", "date", "finish_reason",
			"finishreason", "system_fingerprint", "service_tier", "mimetype", "mime_type", "language", "locale",
			"version", "provider");

	private final FrameQueue queue;

	/** What stood at a path when it was last seen. */
	private final Map<String, String> last = new HashMap<>();

	PathTexts(FrameQueue queue) {
		this.queue = queue;
	}

	@Nullable String channel(String path, String text) {
		if (text.length() <= MAX_IDENTIFIER && isIdentifier(path) && isWord(text)) {
			return null;
		}
		String name = "$" + path;
		if (text.length() < MIN_CONSTANT || text.length() > MAX_CONSTANT) {
			this.last.remove(path);
			return name;
		}
		boolean repeated = text.equals(this.last.get(path));
		if (repeated) {
			this.queue.finish(name::equals);
			return null;
		}
		if (this.last.size() < MAX_PATHS) {
			this.last.put(path, text);
		}
		return name;
	}

	private static boolean isIdentifier(String path) {
		String name = path.substring(path.lastIndexOf('.') + 1);
		return name.endsWith("Id") || name.endsWith("At") || name.endsWith("_id") || name.endsWith("_at")
				|| IDENTIFIERS.contains(name.toLowerCase(Locale.ROOT));
	}

	private static boolean isWord(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ' ') {
				return false;
			}
		}
		return true;
	}

}
