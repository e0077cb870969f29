package dev.aisecurity.detect.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.TrustedText;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.output.CellInspector;
import dev.aisecurity.output.Edit;
import dev.aisecurity.output.StreamGuard;
import dev.aisecurity.session.SessionState;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts with URLs that must not leave, texts in which nothing may change, and the
 * settings that both are judged by.
 */
final class EgressCorpus {

	static final String REPLACEMENT = "[link removed]";

	static final UrlEgressProfile PROFILE = new UrlEgressProfile(
			List.of(UrlPrefix.parse("https://docs.allowed.example/guide/")),
			List.of(UrlPrefix.parse("https://img.allowed.example/pics/")),
			List.of(UrlPrefix.parse("https://app.allowed.example/")), UrlEgressProfile.DEFAULT_DATA, false);

	static final TrustedText TRUSTED = new TrustedText(List.of(new Segment("""
			Point to https://support.trusted.example/help?topic=7&lang=en, https://www.trusted.example/
			or (http://status.trusted.example/now).""", Origin.SYSTEM, "system")));

	private EgressCorpus() {
	}

	static List<Item> hostile() {
		return read("hostile.jsonl");
	}

	static List<Item> benign() {
		return read("benign.jsonl");
	}

	private static List<Item> read(String name) {
		try (InputStream in = EgressCorpus.class.getResourceAsStream(name)) {
			JsonMapper mapper = new JsonMapper();
			List<Item> items = new ArrayList<>();
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
				items.add(mapper.readValue(line, Item.class));
			}
			return items;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static UrlEgressDetector detector(UrlEgressProfile profile) {
		return new UrlEgressDetector(new UrlEgressSettings(profile, Map.of()));
	}

	static List<Finding> detect(Detector detector, String text, TrustedText trusted, Labels labels) {
		Segment segment = new Segment(text, Origin.MODEL, "body");
		Interaction interaction = new Interaction(Endpoint.of("chat"), Direction.OUTPUT, List.of(segment),
				Subject.ANONYMOUS, null, labels, RequestHeaders.NONE, trusted, Extent.CELL);
		return detector.detect(new DetectionContext(interaction, List.of(new NormalizedText.Draft(segment).finish()),
				SessionState.UNKNOWN, 1, ScanBudget.generous()));
	}

	/**
	 * Returns what is left of a text that is inspected at once.
	 */
	static String filter(String text) {
		return filter(detector(PROFILE), text, TRUSTED, Labels.NONE);
	}

	static String filter(Detector detector, String text, TrustedText trusted, Labels labels) {
		StringBuilder filtered = new StringBuilder();
		int from = 0;
		for (Finding finding : detect(detector, text, trusted, labels)) {
			Evidence evidence = finding.evidence();
			filtered.append(text, from, evidence.start()).append(REPLACEMENT);
			from = evidence.end();
		}
		return filtered.append(text, from, text.length()).toString();
	}

	/**
	 * Returns what is left of a text that arrives in chunks.
	 */
	static String stream(List<String> chunks) {
		UrlEgressDetector detector = detector(PROFILE);
		StreamGuard guard = new StreamGuard(inspector(detector), List.of());
		StringBuilder released = new StringBuilder();
		for (String chunk : chunks) {
			guard.append(chunk);
			released.append(guard.take());
		}
		guard.finish();
		return released.append(guard.take()).toString();
	}

	private static CellInspector inspector(Detector detector) {
		return (extent, text, focus) -> {
			List<Edit> edits = new ArrayList<>();
			if (extent == Extent.CELL) {
				for (Finding finding : detect(detector, text, TRUSTED, Labels.NONE)) {
					Evidence evidence = finding.evidence();
					if (focus.covers(evidence.start(), evidence.end())) {
						edits.add(new Edit(Math.max(focus.start(), evidence.start()), evidence.end(), REPLACEMENT));
					}
				}
			}
			return edits;
		};
	}

	/**
	 * A text.
	 *
	 * @param category what it is an example of
	 * @param text the text
	 */
	record Item(String category, String text) {

		@Override
		public String toString() {
			return this.category + ": " + this.text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
		}

	}

}
