package dev.aisecurity.benchmarks.evaluation;

import java.util.List;

import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the guard said about a row.
 *
 * @param row the row
 * @param score the highest risk of its texts, 0 to 1
 * @param verdict the strictest verdict on its texts
 * @param blocked whether a text was not let through
 * @param category category of the surest sign of an attack or, without one, of the first
 * finding; {@code null} if nothing was found
 * @param flagged whether there was any sign of an attack, whether it counted or not
 * @param findings rules that found something, each once
 * @param disclosures data about persons that was found in the text, with the rule as type
 * @param micros time of all inspections, in microseconds
 * @param degraded whether something failed or did not finish
 */
record Score(Row row, double score, Verdict verdict, boolean blocked, @Nullable ThreatCategory category,
		boolean flagged, List<String> findings, List<Row.Span> disclosures, double micros, boolean degraded) {

	Score {
		findings = List.copyOf(findings);
		disclosures = List.copyOf(disclosures);
	}

}
