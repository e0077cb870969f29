package dev.aisecurity.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;

/**
 * An engine that redacts secrets and personal data in answers, and the ways a text goes
 * through it.
 */
final class Guarded {

	private static final SecretDetector SECRETS = new SecretDetector();

	private static final PersonalDataDetector PERSONAL_DATA = new PersonalDataDetector();

	private final InteractionGuard guard;

	private Guarded(InteractionGuard guard) {
		this.guard = guard;
	}

	/**
	 * Returns an engine that is there already.
	 */
	static Guarded of(InteractionGuard guard) {
		return new Guarded(guard);
	}

	/**
	 * Returns an engine with the detectors of secrets and personal data.
	 */
	static Guarded withDisclosures(int level) {
		return with(List.of(SECRETS, PERSONAL_DATA), level, List.of());
	}

	/**
	 * Returns an engine with other detectors of level 2.
	 */
	static Guarded withDetectors(List<Detector> detectors) {
		return with(detectors, 2, List.of());
	}

	/**
	 * Returns an engine with other detectors.
	 */
	static Guarded with(List<Detector> detectors, int level, List<DecisionListener> listeners) {
		BuiltInPolicySettings defaults = BuiltInPolicySettings.DEFAULT;
		Map<ThreatCategory, Verdict> output = Map.of(ThreatCategory.PERSONAL_DATA, Verdict.REDACT);
		BuiltInPolicySettings settings = new BuiltInPolicySettings(defaults.blockAt(), defaults.highRisk(), 0.1,
				Map.of(), output, defaults.retryAfter());
		DecisionPointFixture fixture = DecisionPointFixture.decisionPoint()
			.settings(new InspectionSettings(Duration.ofMinutes(1), new InspectionSettings.Levels(level, level),
					Map.of()))
			.policies(BuiltInPolicies.of(settings));
		fixture.detectors(detectors.toArray(new Detector[0]));
		return new Guarded(new InteractionGuard(fixture.build(), listeners));
	}

	/**
	 * Returns the watches of the detectors of secrets and personal data.
	 */
	static List<StreamWatch> watches() {
		Interaction interaction = DecisionPointFixture.interaction();
		return List.of(SECRETS.watch(interaction), PERSONAL_DATA.watch(interaction));
	}

	Exchange exchange() {
		return this.guard.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE);
	}

	StreamGuard channel() {
		return exchange().output().channel("answer");
	}

	StreamGuard channel(StreamMode mode) {
		return exchange().output(mode).channel("answer");
	}

	/**
	 * Returns what the whole text becomes when it is inspected as one segment.
	 */
	String whole(String text) {
		Segment segment = new Segment(text, Origin.MODEL, "answer");
		Exchange exchange = exchange();
		Decision decision = exchange.inspect(Direction.OUTPUT, List.of(segment));
		if (!decision.isPermitted()) {
			throw new InteractionBlockedException(decision);
		}
		return exchange.redact(Direction.OUTPUT, segment);
	}

	/**
	 * Returns what becomes of a text that arrives at once.
	 */
	String atOnce(String text) {
		return inChunks(List.of(text));
	}

	/**
	 * Returns what becomes of a text that arrives character by character.
	 */
	String byCharacter(String text) {
		List<String> chunks = new ArrayList<>(text.length());
		for (int i = 0; i < text.length(); i++) {
			chunks.add(text.substring(i, i + 1));
		}
		return inChunks(chunks);
	}

	/**
	 * Returns what becomes of a text that arrives in chunks of random size.
	 */
	String atRandom(String text, Random random, int largest) {
		List<String> chunks = new ArrayList<>();
		for (int i = 0; i < text.length();) {
			int end = Math.min(text.length(), i + 1 + random.nextInt(largest));
			chunks.add(text.substring(i, end));
			i = end;
		}
		return inChunks(chunks);
	}

	String inChunks(List<String> chunks) {
		StreamGuard channel = channel();
		StringBuilder out = new StringBuilder();
		for (String chunk : chunks) {
			channel.append(chunk);
			out.append(channel.take());
		}
		channel.finish();
		return out.append(channel.take()).toString();
	}

}
