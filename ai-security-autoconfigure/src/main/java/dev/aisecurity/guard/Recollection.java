package dev.aisecurity.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.baseline.Baseline;
import dev.aisecurity.baseline.BaselineKey;
import dev.aisecurity.baseline.BaselineModel;
import dev.aisecurity.baseline.Deviation;
import dev.aisecurity.baseline.Feature;
import dev.aisecurity.baseline.FeatureDeviation;
import dev.aisecurity.baseline.Measurement;
import dev.aisecurity.baseline.Sign;
import dev.aisecurity.decision.Circumstances;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.detect.consumption.TokenEstimate;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.session.OpenTurn;
import dev.aisecurity.session.SessionKey;
import dev.aisecurity.session.SessionMemory;
import dev.aisecurity.session.SessionRecord;
import dev.aisecurity.session.SessionState;
import dev.aisecurity.session.Turn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered for one exchange: read once, when its first text is decided about;
 * written when that is decided and when the exchange ends. A store that fails is named in
 * the decisions and never fails a request. Changed under the lock of the exchange; what
 * it tells of an answer may be read by any thread.
 */
final class Recollection {

	/**
	 * Rule of the finding that behaviour differs from the baseline.
	 */
	static final String BEHAVIOUR = "behaviour";

	private static final Logger logger = LoggerFactory.getLogger(Recollection.class);

	private static final double HARMLESS = 0.3;

	private static final double MEDIUM = 0.3;

	private final Memory memory;

	private final SessionKey key;

	private final @Nullable BaselineKey baselineKey;

	private final BaselineModel model;

	private final int level;

	private final Set<String> degraded = new HashSet<>(0);

	private boolean recalled;

	private boolean counted;

	private boolean refused;

	private @Nullable Baseline baseline;

	private Measurement.@Nullable Builder measurement;

	private volatile Circumstances known = Circumstances.NONE;

	Recollection(Memory memory, SessionKey key, @Nullable BaselineKey baselineKey, String peers, int level) {
		this.memory = memory;
		this.key = key;
		this.baselineKey = baselineKey;
		this.model = memory.peers().model(peers);
		this.level = level;
	}

	/**
	 * Returns what a decision about an answer is made in the light of.
	 * @param observed what the enforcement point has found
	 * @return the circumstances
	 */
	Circumstances circumstances(List<Finding> observed) {
		Circumstances last = this.known;
		return new Circumstances(observed, last.turn(), last.deviation(), last.degraded());
	}

	/**
	 * Returns what a decision about a prompt is made in the light of.
	 * @param segments the texts
	 * @param observed what the enforcement point has found
	 * @return the circumstances
	 */
	Circumstances circumstances(List<Segment> segments, List<Finding> observed) {
		Instant now = this.memory.clock().instant();
		if (!this.recalled) {
			this.recalled = true;
			recall();
		}
		if (this.measurement != null || segments.isEmpty() || this.baselineKey == null) {
			return circumstances(observed);
		}
		this.measurement = measure(segments, now);
		Baseline normal = (this.baseline != null) ? this.baseline : this.model.start();
		Deviation deviation = this.model.judge(normal, this.measurement.build());
		Circumstances last = this.known;
		this.known = new Circumstances(List.of(), last.turn(), deviation, this.degraded);
		if (!deviation.alarm()) {
			return circumstances(observed);
		}
		List<Finding> all = new ArrayList<>(observed);
		all.add(Finding.of("baseline", BEHAVIOUR, ThreatCategory.ANOMALY, deviation.risk(), explain(deviation)));
		return circumstances(all);
	}

	private void recall() {
		OpenTurn turn = OpenTurn.NONE;
		try {
			turn = new OpenTurn(this.memory.sessions().find(this.key), this.memory.settings(), 0);
		}
		catch (RuntimeException ex) {
			fail("session", ex);
		}
		if (this.baselineKey != null) {
			try {
				this.baseline = this.memory.baselines().find(this.baselineKey);
			}
			catch (RuntimeException ex) {
				fail("baseline", ex);
			}
		}
		this.known = new Circumstances(List.of(), turn, Deviation.NONE, this.degraded);
	}

	private Measurement.Builder measure(List<Segment> segments, Instant now) {
		StringBuilder prompt = new StringBuilder();
		int tokens = 0;
		long retrieved = 0;
		for (Segment segment : segments) {
			if (segment.origin() == Origin.USER) {
				tokens += TokenEstimate.of(segment.text());
				prompt.append(segment.text()).append('\n');
			}
			else {
				retrieved += segment.text().length();
			}
		}
		SessionMemory before = this.known.turn().before();
		SessionRecord session = before.session();
		Measurement.Builder builder = Measurement.at(now)
			.count(Feature.INPUT_TOKENS, tokens)
			.count(Feature.RETRIEVED, retrieved)
			.text(prompt);
		if (session != null) {
			builder.count(Feature.TURNS, session.turns());
		}
		return builder;
	}

	/**
	 * Takes note of a decision about a prompt.
	 * @param direction which way the text crosses
	 * @param decision the decision
	 */
	void decided(Direction direction, Decision decision) {
		if (decision.mode() == EnforcementMode.OFF) {
			return;
		}
		this.refused |= decision.verdict().compareTo(Verdict.REDACT) > 0;
		Circumstances last = this.known;
		if (direction != Direction.INPUT || last.turn().before().isNone()) {
			return;
		}
		double before = last.turn().counted();
		double risk = Math.max(before, risk(decision));
		if (!this.counted || risk > before) {
			try {
				this.memory.sessions()
					.record(this.key, new Turn(decision.time().toEpochMilli(), !this.counted, before, risk));
			}
			catch (RuntimeException ex) {
				fail("session", ex);
			}
			this.counted = true;
			this.known = new Circumstances(List.of(), last.turn().counting(risk), last.deviation(), this.degraded);
		}
	}

	private double risk(Decision decision) {
		List<Finding> counting = new ArrayList<>(decision.findings().size());
		for (Finding finding : decision.findings()) {
			if (finding.level() <= this.level) {
				counting.add(finding);
			}
		}
		return counting.isEmpty() ? 0 : this.memory.aggregator().aggregate(counting, SessionState.UNKNOWN).value();
	}

	/**
	 * Lets the baseline learn, at the end of the exchange.
	 */
	void close() {
		Measurement.Builder builder = this.measurement;
		this.measurement = null;
		if (builder == null || this.baselineKey == null) {
			return;
		}
		double risk = this.known.turn().counted();
		boolean harmless = !this.refused && risk < HARMLESS && isLow();
		Measurement event = builder.sign(Sign.FINDING, risk >= MEDIUM).sign(Sign.REFUSED, this.refused).build();
		try {
			this.memory.baselines()
				.update(this.baselineKey,
						(last) -> this.model.step((last != null) ? last : this.model.start(), event, harmless).next());
		}
		catch (RuntimeException ex) {
			fail("baseline", ex);
		}
	}

	private boolean isLow() {
		SessionState state = this.known.turn().before().state();
		return isLow(state.session()) && isLow(state.identity());
	}

	private static boolean isLow(@Nullable RiskBand band) {
		return band == null || band == RiskBand.LOW;
	}

	private void fail(String store, RuntimeException ex) {
		this.degraded.add(store);
		logger.debug("Store of {} failed with {}", store, ex.getClass().getName());
	}

	private static String explain(Deviation deviation) {
		StringBuilder reason = new StringBuilder("Behaviour differs from the baseline:");
		for (FeatureDeviation feature : deviation.features()) {
			reason.append(' ')
				.append(String.format(Locale.ROOT, "%s %.2f instead of %.2f (%+.1f sd, %s);", feature.name(),
						feature.value(), feature.expected(), feature.deviations(),
						feature.window().name().toLowerCase(Locale.ROOT)));
		}
		return reason.toString();
	}

}
