package dev.aisecurity.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * When a policy speaks. Every part is optional, all parts that are given must match, and
 * a part with several values matches if one of them does. There is no part for network
 * location: where a request comes from proves nothing.
 * <p>
 * Category, rule, tag and score speak of findings, and one finding must match them all.
 * If any of them is given the origin is that of the same finding; otherwise it is that of
 * any text.
 *
 * @param endpoints ids of endpoints, or {@code null} for all
 * @param directions directions, empty for all
 * @param findings what a finding must be, or {@code null} if none is needed
 * @param origins who wrote the text, or {@code null} for anybody
 * @param riskAtLeast the lowest risk that matches, 0 for any
 * @param session band of the session, or {@code null} for any
 * @param identity band of the identity, or {@code null} for any
 * @param deviation how far the behaviour is from what is normal, or {@code null} for any
 * @param subject who is acting
 * @param window when, or {@code null} for always
 * @param headers what the request must say about itself
 * @param labels the least that must have flowed into the context
 * @param degraded names of missing inputs of which there must be one, or {@code null}
 */
public record PolicyConditions(@Nullable NamePatterns endpoints, Set<Direction> directions,
		@Nullable FindingConditions findings, @Nullable OriginCondition origins, double riskAtLeast,
		@Nullable BandCondition session, @Nullable BandCondition identity, @Nullable DeviationCondition deviation,
		SubjectConditions subject, @Nullable TimeWindow window, List<HeaderCondition> headers, Labels labels,
		@Nullable NamePatterns degraded) {

	/** Always. */
	public static final PolicyConditions NONE = new PolicyConditions(null, Set.of(), null, null, 0, null, null, null,
			SubjectConditions.ANY, null, List.of(), Labels.NONE, null);

	public PolicyConditions {
		directions = directions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(directions));
		headers = List.copyOf(headers);
		if (!(riskAtLeast >= 0 && riskAtLeast <= 1)) {
			throw new IllegalArgumentException("Risk must be between 0 and 1 but is " + riskAtLeast);
		}
	}

	/**
	 * Returns the condition that the risk is at least a threshold.
	 * @param threshold the threshold, 0 to 1
	 * @return the conditions
	 */
	public static PolicyConditions ofRisk(double threshold) {
		return new PolicyConditions(null, Set.of(), null, null, threshold, null, null, null, SubjectConditions.ANY,
				null, List.of(), Labels.NONE, null);
	}

	/**
	 * Returns the condition that there is a finding.
	 * @param directions directions, empty for all
	 * @param findings what the finding must be
	 * @return the conditions
	 */
	public static PolicyConditions ofFinding(Set<Direction> directions, FindingConditions findings) {
		return new PolicyConditions(null, directions, findings, null, 0, null, null, null, SubjectConditions.ANY, null,
				List.of(), Labels.NONE, null);
	}

	/**
	 * Returns whether all parts match.
	 * @param context what is known
	 * @return whether they do
	 */
	public boolean matches(PolicyContext context) {
		return matchesInteraction(context.interaction()) && context.risk().atLeast(this.riskAtLeast)
				&& matchesSession(context.session())
				&& (this.deviation == null || this.deviation.matches(context.deviation()))
				&& this.subject.matches(context.interaction().subject(), context.now())
				&& (this.degraded == null || this.degraded.matchesAny(context.degraded()))
				&& (this.window == null || this.window.contains(context.now())) && matchesText(context)
				&& matchesHeaders(context.interaction().headers());
	}

	/**
	 * Returns whether a finding is one that these conditions ask for.
	 * @param finding the finding
	 * @param interaction where it was made
	 * @return whether the parts that speak of findings match it, and its origin does
	 */
	public boolean matches(Finding finding, Interaction interaction) {
		return (this.findings == null || this.findings.matches(finding))
				&& (this.origins == null || this.origins.matches(finding, interaction));
	}

	private boolean matchesInteraction(Interaction interaction) {
		return (this.directions.isEmpty() || this.directions.contains(interaction.direction()))
				&& (this.endpoints == null || this.endpoints.matches(interaction.endpoint().id().value()))
				&& interaction.labels().integrity().compareTo(this.labels.integrity()) >= 0
				&& interaction.labels().confidentiality().compareTo(this.labels.confidentiality()) >= 0;
	}

	private boolean matchesSession(SessionState state) {
		return (this.session == null || this.session.matches(state.session()))
				&& (this.identity == null || this.identity.matches(state.identity()));
	}

	private boolean matchesText(PolicyContext context) {
		if (this.findings == null) {
			return this.origins == null || this.origins.matches(context.interaction());
		}
		for (Finding finding : context.findings()) {
			if (matches(finding, context.interaction())) {
				return true;
			}
		}
		return false;
	}

	private boolean matchesHeaders(RequestHeaders claims) {
		for (int i = 0; i < this.headers.size(); i++) {
			if (!this.headers.get(i).matches(claims)) {
				return false;
			}
		}
		return true;
	}

}
