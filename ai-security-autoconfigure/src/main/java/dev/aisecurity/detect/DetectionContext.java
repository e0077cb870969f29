package dev.aisecurity.detect;

import java.util.List;

import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.session.SessionState;

/**
 * What a detector may look at.
 *
 * @param interaction the interaction
 * @param texts its segments with their views, in the same order
 * @param session what is known of the session
 * @param level rules above this detection level stay quiet, 1 to 4
 * @param budget what the inspection may still cost
 */
public record DetectionContext(Interaction interaction, List<NormalizedText> texts, SessionState session, int level,
		ScanBudget budget) {

	/**
	 * Returns evidence for a span of a view.
	 * @param segment index of the segment
	 * @param view the view that shows the span
	 * @param start start of the span in the view
	 * @param end end of the span in the view, exclusive, greater than the start
	 * @return the evidence, with offsets into the raw text
	 */
	public Evidence evidence(int segment, TextView view, int start, int end) {
		Segment source = this.texts.get(segment).segment();
		return new Evidence(segment, source.origin(), source.location(), view.name(), view.rawStart(start),
				view.rawEnd(end));
	}

}
