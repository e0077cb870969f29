package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads server-sent events by the letter of the standard.
 */
final class SseReader {

	private SseReader() {
	}

	static List<Event> read(String stream) {
		List<Event> events = new ArrayList<>();
		String name = "";
		String id = "";
		StringBuilder data = new StringBuilder();
		String body = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
		for (String line : body.split("\r\n|\r|\n", -1)) {
			if (line.isEmpty()) {
				if (!data.isEmpty()) {
					events.add(new Event(name, id, data.substring(0, data.length() - 1)));
				}
				name = "";
				data.setLength(0);
				continue;
			}
			int colon = line.indexOf(':');
			String field = (colon < 0) ? line : line.substring(0, colon);
			String value = (colon < 0) ? "" : line.substring(colon + 1);
			value = value.startsWith(" ") ? value.substring(1) : value;
			if (field.equals("event")) {
				name = value;
			}
			else if (field.equals("data")) {
				data.append(value).append('\n');
			}
			else if (field.equals("id")) {
				id = value;
			}
		}
		return events;
	}

	record Event(String name, String id, String data) {

	}

}
