package dev.aisecurity.detect.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Origin;

/**
 * A text and what a detector is to find in it.
 *
 * @param type the rule, or a hyphen for nothing
 * @param marked the text, the span between brackets
 */
record DisclosureData(String type, String marked) {

	private static final String OPEN = "\u27e6";

	private static final String CLOSE = "\u27e7";

	static List<DisclosureData> read(String file) {
		List<DisclosureData> rows = new ArrayList<>();
		try (InputStream in = DisclosureData.class.getResourceAsStream(file)) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
				if (!line.startsWith("#")) {
					int tab = line.indexOf('\t');
					rows.add(new DisclosureData(line.substring(0, tab), line.substring(tab + 1).replace("\\n", "\n")));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return rows;
	}

	static List<String> failures(Detector detector, List<DisclosureData> rows, int level) {
		List<String> failures = new ArrayList<>();
		for (DisclosureData row : rows) {
			String found = row.found(detector, level);
			if (!found.equals(row.expected())) {
				failures.add("expected " + row.expected() + " but found " + found + " in " + row.marked);
			}
		}
		return failures;
	}

	boolean isNegative() {
		return this.type.equals("-");
	}

	private String text() {
		return this.marked.replace(OPEN, "").replace(CLOSE, "");
	}

	private String expected() {
		if (isNegative()) {
			return "[]";
		}
		return "[" + this.type + " " + this.marked.substring(this.marked.indexOf(OPEN) + 1, this.marked.indexOf(CLOSE))
				+ "]";
	}

	private String found(Detector detector, int level) {
		String text = text();
		List<String> found = new ArrayList<>();
		for (Finding finding : Detections.detect(detector, text, Origin.USER, level)) {
			found.add(finding.rule() + " " + Detections.span(text, finding));
		}
		return found.toString();
	}

}
