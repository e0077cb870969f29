package dev.aisecurity.web.answer;

import java.util.Locale;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer cannot be inspected, or not be made safe for its reader.
 */
public enum AnswerDefect {

	/** A content type that a reader would execute, or that holds no text. */
	UNDECLARED_TYPE(ThreatCategory.UNINSPECTED, "The answer is of a type that the endpoint does not declare"),

	/** A content coding that hides the text. */
	ENCODED_ANSWER(ThreatCategory.UNINSPECTED, "The answer is encoded and nobody could look at it"),

	/** More than is kept of an answer that has to be inspected as a whole. */
	ANSWER_TOO_LARGE(ThreatCategory.UNINSPECTED, "The answer is larger than what is inspected as a whole"),

	/** Not what its content type says. */
	ANSWER_MALFORMED(ThreatCategory.UNINSPECTED, "The answer is not what its content type says");

	private static final String DETECTOR = "answer";

	private final ThreatCategory category;

	private final String description;

	AnswerDefect(ThreatCategory category, String description) {
		this.category = category;
		this.description = description;
	}

	/**
	 * Returns the id that policies and metrics know the defect by.
	 * @return the rule id, such as {@code undeclared-type}
	 */
	public String rule() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the defect in fixed words.
	 * @return a sentence that holds nothing of the answer
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the defect as a finding about the answer as a whole.
	 * @return the finding
	 */
	public Finding toFinding() {
		return Finding.of(DETECTOR, rule(), this.category, RiskScore.CERTAIN, this.description);
	}

	/**
	 * Returns the defect that a finding speaks of.
	 * @param finding the finding
	 * @return the defect, or {@code null} if it is about something else
	 */
	public static @Nullable AnswerDefect of(Finding finding) {
		if (finding.detector().equals(DETECTOR)) {
			for (AnswerDefect defect : values()) {
				if (defect.rule().equals(finding.rule())) {
					return defect;
				}
			}
		}
		return null;
	}

}
