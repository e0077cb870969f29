package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Revocations}.
 */
class RevocationsTests {

	private static final Subject ANNA = Subject.authenticated("anna", Set.of());

	private static final SessionId SESSION = new SessionId("s1");

	private final Revocations revocations = new Revocations();

	private final List<Decision> told = new ArrayList<>();

	private Verdict verdict = Verdict.ALLOW;

	private final InteractionGuard guard = new InteractionGuard(this::decide, List.of(this.revocations, listener()),
			this.revocations);

	private Decision decide(Interaction interaction, List<Finding> observed) {
		return new Decision("i1", new EndpointId("chat"), interaction.direction(), interaction.subject().id(),
				this.verdict, this.verdict, EnforcementMode.ENFORCE, RiskScore.NONE, observed, List.of(), List.of(),
				Obligations.NONE, List.of(), Set.of(), "1", java.time.Instant.EPOCH);
	}

	private DecisionListener listener() {
		return new DecisionListener() {

			@Override
			public void onDecision(Interaction interaction, Decision decision) {
			}

			@Override
			public void onEscalation(Decision decided, Decision escalated) {
				RevocationsTests.this.told.add(escalated);
			}

		};
	}

	private Exchange open(Subject subject, @Nullable SessionId session) {
		return this.guard.open(Endpoint.of("chat"), subject, session, RequestHeaders.NONE);
	}

	@Test
	void whenSessionIsRevokedThenItsExchangesEndAndNoOthers() {
		Exchange first = open(ANNA, SESSION);
		Exchange second = open(ANNA, SESSION);
		Exchange other = open(ANNA, new SessionId("s2"));
		Exchange none = open(ANNA, null);
		AtomicInteger ended = new AtomicInteger();
		first.onRevoked(ended::incrementAndGet);
		second.onRevoked(ended::incrementAndGet);
		other.onRevoked(ended::incrementAndGet);
		assertThat(this.revocations.revoke(SESSION, "stolen laptop")).isEqualTo(2);
		assertThat(ended).hasValue(2);
		assertThat(first.revoked()).isNotNull();
		assertThat(other.revoked()).isNull();
		assertThat(none.revoked()).isNull();
	}

	@Test
	void whenSubjectIsRevokedThenAllItsSessionsEnd() {
		open(ANNA, SESSION);
		open(ANNA, null);
		open(Subject.ANONYMOUS, SESSION);
		assertThat(this.revocations.revoke(ANNA.id(), "left the company")).isEqualTo(2);
	}

	@Test
	void whenRevokedThenDecisionIsToldOnceWithTheReason() {
		Exchange exchange = open(ANNA, SESSION);
		this.revocations.revoke(SESSION, "stolen laptop");
		assertThat(this.revocations.revoke(SESSION, "again")).isZero();
		assertThat(this.told).singleElement().isSameAs(exchange.revoked()).satisfies((decision) -> {
			assertThat(decision.action()).isEqualTo(Verdict.REVOKE);
			assertThat(decision.findings()).singleElement()
				.extracting(Finding::rule, Finding::reason)
				.containsExactly("revoked", "stolen laptop");
		});
	}

	@Test
	void whenCallbackComesLateThenItRunsAtOnce() {
		Exchange exchange = open(ANNA, SESSION);
		this.revocations.revoke(SESSION, "test");
		AtomicInteger ended = new AtomicInteger();
		exchange.onRevoked(ended::incrementAndGet);
		assertThat(ended).hasValue(1);
	}

	@Test
	void whenCallbackIsWithdrawnThenItDoesNotRun() {
		Exchange exchange = open(ANNA, SESSION);
		AtomicInteger ended = new AtomicInteger();
		exchange.onRevoked(ended::incrementAndGet).run();
		this.revocations.revoke(SESSION, "test");
		assertThat(ended).hasValue(0);
	}

	@Test
	void whenCallbackThrowsThenTheOthersStillRun() {
		Exchange exchange = open(ANNA, SESSION);
		AtomicInteger ended = new AtomicInteger();
		exchange.onRevoked(() -> {
			throw new IllegalStateException();
		});
		exchange.onRevoked(ended::incrementAndGet);
		this.revocations.revoke(SESSION, "test");
		assertThat(ended).hasValue(1);
	}

	@Test
	void whenExchangeIsClosedThenItIsForgotten() {
		Exchange exchange = open(ANNA, SESSION);
		assertThat(this.revocations.running()).isEqualTo(1);
		exchange.close();
		assertThat(this.revocations.running()).isZero();
		assertThat(this.revocations.revoke(SESSION, "test")).isZero();
	}

	@Test
	void whenDecisionRevokesThenTheSessionEnds() {
		Exchange running = open(ANNA, SESSION);
		Exchange elsewhere = open(ANNA, null);
		this.verdict = Verdict.REVOKE;
		open(ANNA, SESSION).inspect(Direction.INPUT, List.of());
		assertThat(running.revoked()).isNotNull();
		assertThat(elsewhere.revoked()).isNull();
	}

	@Test
	void whenDecisionRevokesWithoutSessionThenTheSubjectEnds() {
		Exchange running = open(ANNA, SESSION);
		this.verdict = Verdict.REVOKE;
		open(ANNA, null).inspect(Direction.INPUT, List.of());
		assertThat(running.revoked()).isNotNull();
	}

	@Test
	void whenDecisionRevokesNobodyInParticularThenOthersGoOn() {
		Exchange running = open(Subject.ANONYMOUS, null);
		this.verdict = Verdict.REVOKE;
		open(Subject.ANONYMOUS, null).inspect(Direction.INPUT, List.of());
		assertThat(running.revoked()).isNull();
	}

	@Test
	void whenRevokedWhileCallbacksAreAddedThenEachRunsOnce() throws Exception {
		for (int round = 0; round < 500; round++) {
			Exchange exchange = open(ANNA, SESSION);
			AtomicInteger ended = new AtomicInteger();
			CountDownLatch start = new CountDownLatch(1);
			Thread adding = new Thread(() -> {
				start.countDown();
				for (int i = 0; i < 10; i++) {
					exchange.onRevoked(ended::incrementAndGet);
				}
			});
			adding.start();
			start.await();
			this.revocations.revoke(SESSION, "test");
			adding.join();
			assertThat(ended).hasValue(10);
			exchange.close();
		}
	}

}
