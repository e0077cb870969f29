package dev.aisecurity.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.aisecurity.baseline.Baseline;
import dev.aisecurity.baseline.BaselineKey;
import dev.aisecurity.baseline.BaselineRepository;
import dev.aisecurity.baseline.BaselineSettings;
import dev.aisecurity.baseline.InMemoryBaselineRepository;
import dev.aisecurity.baseline.PeerGroups;
import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.decision.DecisionPointFixture.StubPolicy;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.NoisyOrRiskAggregator;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.InMemorySessionRepository;
import dev.aisecurity.session.SessionKey;
import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionMemory;
import dev.aisecurity.session.SessionRepository;
import dev.aisecurity.session.SessionSettings;
import dev.aisecurity.session.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Memory}: what one request leaves behind for the next.
 */
class MemoryTests {

	private static final Subject ADA = Subject.authenticated("ada", Set.of());

	private static final Endpoint CHAT = Endpoint.of("chat");

	private final SessionKeys keys = SessionKeys.random();

	private final List<PolicyContext> seen = new ArrayList<>();

	private final BaselineRepository baselines = new InMemoryBaselineRepository(100, Duration.ofDays(90));

	private Instant now = DecisionPointFixture.NOW;

	private InteractionGuard guard = guard(
			new InMemorySessionRepository(SessionSettings.DEFAULT, 100, Duration.ofHours(2)), this.baselines);

	private InteractionGuard guard(SessionRepository sessions, BaselineRepository repository) {
		Clock clock = InstantSource.offset(() -> this.now, Duration.ZERO).withZone(ZoneOffset.UTC);
		Memory memory = new Memory(this.keys, sessions, SessionSettings.DEFAULT, repository,
				new PeerGroups(BaselineSettings.DEFAULT), new NoisyOrRiskAggregator(Map.of()),
				new InspectionSettings(Duration.ofSeconds(1), InspectionSettings.Levels.DEFAULT, Map.of()), clock);
		DecisionPointFixture fixture = DecisionPointFixture.decisionPoint().detector("test", (context) -> {
			String text = context.interaction().segments().isEmpty() ? ""
					: context.interaction().segments().get(0).text();
			double score = text.startsWith("risk ") ? Double.parseDouble(text.substring(5, 8)) : 0;
			return (score == 0) ? List.of()
					: List.of(Finding.of("test", "risk", ThreatCategory.JAILBREAK, RiskScore.of(score), "Test"));
		}).policy(new StubPolicy("spy", (context) -> {
			this.seen.add(context);
			return context.risk().atLeast(0.7) ? Verdict.BLOCK : null;
		}, EnforcementMode.ENFORCE, false));
		return new InteractionGuard(fixture.build(), List.of(), new Revocations(), Set.of(),
				new OutputSettings(OutputProfile.DEFAULT, Map.of()), memory);
	}

	private Decision ask(@Nullable String session, String... texts) {
		this.now = this.now.plusSeconds(30);
		try (Exchange exchange = this.guard.open(CHAT, ADA, (session != null) ? new SessionId(session) : null,
				RequestHeaders.NONE)) {
			Decision last = null;
			for (String text : texts) {
				last = exchange.inspect(Direction.INPUT, List.of(new Segment(text, Origin.USER, "body")));
			}
			assertThat(last).isNotNull();
			return last;
		}
	}

	private PolicyContext last() {
		return this.seen.get(this.seen.size() - 1);
	}

	@Test
	void whenTurnsAreMildlyRiskyThenTheirSessionIsRefusedInTheEnd() {
		int turns = 0;
		while (ask("s1", "risk 0.4 and so on").isPermitted() && turns < 50) {
			turns++;
		}
		assertThat(turns).isBetween(3, 8);
		assertThat(last().session().session()).isEqualTo(RiskBand.HIGH);
		assertThat(ask("s1", "harmless").isPermitted()).isFalse();
		assertThat(ask("s2", "harmless").isPermitted()).isTrue();
	}

	@Test
	void whenNoTurnIsRiskyThenBandsStayLow() {
		for (int i = 0; i < 100; i++) {
			assertThat(ask("s1", "harmless " + i).isPermitted()).isTrue();
		}
		assertThat(last().session().session()).isEqualTo(RiskBand.LOW);
		assertThat(last().session().identity()).isEqualTo(RiskBand.LOW);
	}

	@Test
	void whenRequestIsInspectedTwiceThenItCountsOnce() {
		ask("s1", "risk 0.5 at the door", "risk 0.4 at the desk");
		ask("s1", "risk 0.5 at the door", "harmless", "harmless too");
		assertThat(last().session().session()).isEqualTo(RiskBand.LOW);
		ask("s1", "risk 0.4 at the door", "risk 0.6 at the desk");
		assertThat(last().session().session()).isEqualTo(RiskBand.MEDIUM);
	}

	@Test
	void whenAttackIsSpreadOverSessionsThenIdentityIsRefusedInTheEnd() {
		int sessions = 0;
		while (ask("s" + sessions, "risk 0.4 and so on").isPermitted() && sessions < 100) {
			sessions++;
		}
		assertThat(sessions).isBetween(10, 30);
		assertThat(last().session().identity()).isEqualTo(RiskBand.HIGH);
	}

	@Test
	void whenStoresFailThenDecisionSaysSoAndRequestGoesOn() {
		this.guard = guard(new BrokenSessions(), new BrokenBaselines());
		Decision decision = ask("s1", "harmless");
		assertThat(decision.isPermitted()).isTrue();
		assertThat(decision.degraded()).containsExactlyInAnyOrder("session", "baseline");
	}

	@Test
	void whenBehaviourChangesThenFindingExplainsAndPoliciesSeeIt() {
		for (int i = 0; i < 200; i++) {
			ask(null, "where is my parcel number " + i);
		}
		Decision decision = ask(null, "0xDEADBEEF ".repeat(2000));
		for (int i = 0; i < 5 && !last().deviation().alarm(); i++) {
			decision = ask(null, "0xDEADBEEF ".repeat(2000));
		}
		assertThat(last().deviation().alarm()).isTrue();
		assertThat(last().deviation().maturity()).isGreaterThan(0.7);
		assertThat(decision.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo(Recollection.BEHAVIOUR);
			assertThat(finding.category()).isEqualTo(ThreatCategory.ANOMALY);
			assertThat(finding.reason()).contains("input-tokens").doesNotContain("DEADBEEF");
		});
	}

	@Test
	void whenRequestWasRefusedThenNothingIsLearnedFromIt() {
		ask(null, "harmless");
		ask(null, "risk 0.9 attack");
		String subject = this.keys.subject(ADA);
		Baseline baseline = this.baselines.find(new BaselineKey(subject, "chat"));
		assertThat(baseline).isNotNull();
		assertThat(baseline.seen()).isEqualTo(2);
		assertThat(baseline.learned()).isEqualTo(1);
	}

	@Test
	void whenSubjectIsNobodyInParticularThenNothingIsRememberedOfThem() {
		try (Exchange exchange = this.guard.open(CHAT, Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("risk 0.9", Origin.USER, "body")));
		}
		try (Exchange exchange = this.guard.open(CHAT, Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("hello", Origin.USER, "body")));
		}
		assertThat(last().session().session()).isNull();
		assertThat(last().session().identity()).isNull();
	}

	private static final class BrokenSessions implements SessionRepository {

		@Override
		public SessionMemory find(SessionKey key) {
			throw new IllegalStateException("canary");
		}

		@Override
		public void record(SessionKey key, Turn turn) {
			throw new IllegalStateException("canary");
		}

		@Override
		public int release(String subject) {
			return 0;
		}

	}

	private static final class BrokenBaselines implements BaselineRepository {

		@Override
		public @Nullable Baseline find(BaselineKey key) {
			throw new IllegalStateException("canary");
		}

		@Override
		public void update(BaselineKey key, UnaryOperator<@Nullable Baseline> change) {
			throw new IllegalStateException("canary");
		}

		@Override
		public int erase(String subject) {
			return 0;
		}

		@Override
		public List<BaselineKey> keys(String subject) {
			return List.of();
		}

	}

}
