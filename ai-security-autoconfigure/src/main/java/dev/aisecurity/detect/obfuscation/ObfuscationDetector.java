package dev.aisecurity.detect.obfuscation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.normalize.Anomaly;
import dev.aisecurity.normalize.CanonicalForm;
import dev.aisecurity.normalize.HiddenMarkup;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;

/**
 * Finds text that hides.
 * <p>
 * Detects: messages in tag characters, variation selectors, zero-width characters and
 * overridden direction; text that markup hides and that speaks to a model; elements of
 * third-party documents that are styled away; words disguised by invisible characters,
 * stacked marks, letters of other scripts or other letter forms.
 * <p>
 * Does not detect: encodings such as Base64, pictures of text, and disguises that occur
 * once or twice, since ordinary text has those too: their words are found in the
 * canonical view by others.
 * <p>
 * Cost: none for text without anomalies and hidden views; otherwise one pass over the
 * hidden views. The work was done by the normalizer.
 * <p>
 * Example: an e-mail that ends in an emoji followed by a hundred variation selectors.
 */
public final class ObfuscationDetector implements Detector {

	/** Id of this detector. */
	public static final String ID = "obfuscation";

	private static final int MAX_SPANS = 16;

	private static final int MIN_STYLED_AWAY = 20;

	private static final Set<String> TAGS = Set.of("owasp:llm01", "atlas:aml.t0068");

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		Set<String> rules = new LinkedHashSet<>(Set.of("hidden-markup", "styled-away-text", "upside-down"));
		FormRule.ALL.forEach((rule) -> rules.add(rule.id()));
		for (HiddenChannel channel : HiddenChannel.values()) {
			rules.add(channel.rule());
		}
		return rules;
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		List<Finding> findings = null;
		for (int i = 0; i < context.texts().size(); i++) {
			NormalizedText text = context.texts().get(i);
			if (text.views().size() > 2 || !text.anomalies().isEmpty()) {
				findings = (findings != null) ? findings : new ArrayList<>();
				detect(context, i, text, findings);
			}
		}
		return (findings != null) ? findings : List.of();
	}

	private static void detect(DetectionContext context, int segment, NormalizedText text, List<Finding> findings) {
		boolean read = false;
		for (int i = 2; i < text.views().size(); i++) {
			TextView view = text.views().get(i);
			HiddenChannel channel = HiddenChannel.of(view);
			if (channel != null) {
				double score = channel.score(view.text());
				hidden(context, segment, view, channel.rule(), score, channel.reason(), findings);
				read |= channel == HiddenChannel.ZERO_WIDTH && score > 0;
			}
			else if (MarkupCues.isHidden(view)) {
				markup(context, segment, text, view, findings);
			}
			else if (view.name().equals(CanonicalForm.UPSIDE_DOWN)) {
				findings.add(new Finding(ID, "upside-down", ThreatCategory.OBFUSCATION, RiskScore.of(0.4), 1,
						context.evidence(segment, view, 0, view.text().length()), "Text written upside down", TAGS));
			}
		}
		for (FormRule rule : FormRule.ALL) {
			Anomaly anomaly = text.anomaly(rule.kind());
			if (anomaly != null && rule.level() <= context.level() && rule.applies(anomaly, text.raw().text().length())
					&& !(read && rule.kind() == Anomaly.Kind.ZERO_WIDTH_RUN)) {
				findings.add(new Finding(ID, rule.id(), ThreatCategory.OBFUSCATION, RiskScore.of(rule.score(anomaly)),
						rule.level(), evidence(context, segment, anomaly), rule.reason(), TAGS));
			}
		}
	}

	private static void markup(DetectionContext context, int segment, NormalizedText text, TextView view,
			List<Finding> findings) {
		if (MarkupCues.addressModel(view.text().replace('\n', ' '))) {
			int before = findings.size();
			HiddenSpans spans = new HiddenSpans(view);
			while (spans.next() && findings.size() - before < MAX_SPANS) {
				if (MarkupCues.addressModel(view.text().substring(spans.start(), spans.end()).replace('\n', ' '))) {
					findings.add(speaksToModel(context.evidence(segment, view, spans.start(), spans.end())));
				}
			}
			if (findings.size() == before) {
				findings.add(speaksToModel(context.evidence(segment, view, 0, view.text().length())));
			}
		}
		else if (view.name().equals(HiddenMarkup.STYLED_AWAY) && view.text().length() >= MIN_STYLED_AWAY
				&& text.segment().origin().isThirdParty()) {
			hidden(context, segment, view, "styled-away-text", 0.3, "Text of a document that is styled away", findings);
		}
	}

	private static Finding speaksToModel(Evidence evidence) {
		return new Finding(ID, "hidden-markup", ThreatCategory.HIDDEN_TEXT, RiskScore.of(0.85), 1, evidence,
				"Hidden markup that speaks to a model", TAGS);
	}

	private static void hidden(DetectionContext context, int segment, TextView view, String rule, double score,
			String reason, List<Finding> findings) {
		if (score == 0) {
			return;
		}
		HiddenSpans spans = new HiddenSpans(view);
		for (int i = 1; i <= MAX_SPANS && spans.next(); i++) {
			if (i == MAX_SPANS) {
				spans.takeRest();
			}
			findings.add(new Finding(ID, rule, ThreatCategory.HIDDEN_TEXT, RiskScore.of(score), 1,
					context.evidence(segment, view, spans.start(), spans.end()), reason, TAGS));
		}
	}

	private static Evidence evidence(DetectionContext context, int segment, Anomaly anomaly) {
		NormalizedText text = context.texts().get(segment);
		return new Evidence(segment, text.segment().origin(), text.segment().location(), text.raw().name(),
				anomaly.start(), anomaly.end());
	}

}
