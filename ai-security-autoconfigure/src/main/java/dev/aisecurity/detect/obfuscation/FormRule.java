package dev.aisecurity.detect.obfuscation;

import java.util.List;

import dev.aisecurity.normalize.Anomaly;

/**
 * A rule about the form of a text: how often an anomaly must occur to be no accident.
 *
 * @param id id of the rule
 * @param kind the anomaly
 * @param some from how many on there is a finding
 * @param many from how many on it is a clear one
 * @param share which part of the text they must make up, 0 to 1
 * @param score score of some
 * @param clearScore score of many
 * @param level detection level
 * @param reason what is found
 */
record FormRule(String id, Anomaly.Kind kind, int some, int many, double share, double score, double clearScore,
		int level, String reason) {

	static final List<FormRule> ALL = List.of(
			new FormRule("zero-width-run", Anomaly.Kind.ZERO_WIDTH_RUN, 16, 64, 0, 0.6, 0.6, 1,
					"Zero-width characters in a row that could carry a message"),
			new FormRule("invisible-characters", Anomaly.Kind.INVISIBLE, 3, 12, 0, 0.4, 0.6, 1,
					"Invisible characters inside words"),
			new FormRule("stacked-marks", Anomaly.Kind.STACKED_MARKS, 9, 64, 0, 0.4, 0.6, 1,
					"More combining marks on letters than any script writes"),
			new FormRule("mixed-scripts", Anomaly.Kind.MIXED_SCRIPT, 2, 6, 0, 0.45, 0.6, 1,
					"Look-alikes of Latin letters inside Latin words"),
			new FormRule("styled-letters", Anomaly.Kind.STYLED_LETTERS, 12, 64, 0, 0.3, 0.4, 1,
					"Words in letter forms that search and filters do not know"),
			new FormRule("struck-letters", Anomaly.Kind.STRUCK_LETTERS, 8, 64, 0, 0.3, 0.4, 1,
					"Words struck through with combining characters"),
			new FormRule("interlinear-annotation", Anomaly.Kind.INTERLINEAR, 1, 8, 0, 0.4, 0.6, 1,
					"Interlinear annotation characters"),
			new FormRule("malformed-characters", Anomaly.Kind.MALFORMED, 4, 32, 0, 0.4, 0.5, 1,
					"Lone surrogates or noncharacters"),
			new FormRule("expanding-characters", Anomaly.Kind.EXPANSION, 64, 1024, 0.25, 0.4, 0.5, 1,
					"Mostly characters that grow when they are normalized"),
			new FormRule("unopened-disguise", Anomaly.Kind.UNOPENED, 1, 4, 0, 0.3, 0.5, 1,
					"Disguises in disguises, not all of which were taken off"),
			new FormRule("control-characters", Anomaly.Kind.CONTROL, 4, 64, 0, 0.2, 0.4, 2, "Control characters"));

	boolean applies(Anomaly anomaly, int length) {
		return anomaly.count() >= this.some && anomaly.count() >= this.share * length;
	}

	double score(Anomaly anomaly) {
		return (anomaly.count() >= this.many) ? this.clearScore : this.score;
	}

}
