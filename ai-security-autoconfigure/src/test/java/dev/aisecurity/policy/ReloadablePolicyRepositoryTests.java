package dev.aisecurity.policy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReloadablePolicyRepository} and {@link PolicyValidator}.
 */
class ReloadablePolicyRepositoryTests {

	private static final String ONE = "policies: [{name: one, verdict: block}]";

	private static final String TWO = "policies: [{name: two, verdict: block}]";

	private final Clock clock = Clock.fixed(PolicyContexts.NOW, ZoneOffset.UTC);

	private final PolicyFactory factory = new PolicyFactory((source) -> (context) -> true);

	private final MutableSource file = new MutableSource(ONE);

	private ReloadablePolicyRepository repository(@Nullable PolicySource source, PolicyValidator validator) {
		return new ReloadablePolicyRepository(List.of(), PolicyDocument.EMPTY, source, this.factory, validator,
				this.clock);
	}

	private ReloadablePolicyRepository repository() {
		return repository(this.file, PolicyValidator.NONE);
	}

	private static List<String> names(PolicyRepository repository) {
		return repository.current().policies().stream().map(Policy::id).toList();
	}

	private static PolicyDefinition definition(String name) {
		return new PolicyDefinition(name, null, null, null, "block", null, null, null, null, null);
	}

	@Test
	void whenThereAreSeveralSourcesThenTheirPoliciesAreInOrder() {
		PolicyDocument properties = PolicyDocument.ofProperties("ai.security", List.of(definition("property")),
				List.of(new ExclusionDefinition("r", null, null, null, "known", null)));
		ReloadablePolicyRepository repository = new ReloadablePolicyRepository(
				BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT), properties,
				new MutableSource(ONE + "\nexclusions: [{rule: s, reason: known}]"), this.factory, PolicyValidator.NONE,
				this.clock);
		assertThat(names(repository)).startsWith("default-high-risk").endsWith("property", "one");
		assertThat(repository.current().exclusions()).extracting(Exclusion::rule).containsExactly("r", "s");
	}

	@Test
	void whenNameIsTakenThenRefusesTheSecond() {
		PolicyDocument properties = PolicyDocument.ofProperties("ai.security", List.of(definition("one")), List.of());
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> new ReloadablePolicyRepository(List.of(), properties, this.file, this.factory,
					PolicyValidator.NONE, this.clock))
			.withMessage(
					"Invalid policy in policies.yml at line 1, column 19, 'name': there already is a policy 'one'");
		Policy bean = this.factory.policy(properties.policies().get(0));
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> new ReloadablePolicyRepository(List.of(bean, bean), PolicyDocument.EMPTY, null,
					this.factory, PolicyValidator.NONE, this.clock))
			.withMessageContaining("policy 'one' is declared by two beans");
	}

	@Test
	void whenFileIsMissingAtTheStartThenRefuses() {
		this.file.delete();
		assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(this::repository)
			.withMessage("Invalid policy in policies.yml: cannot be read (IOException)");
	}

	@Test
	void whenFileChangesThenReloadReplacesThePolicies() {
		ReloadablePolicyRepository repository = repository();
		String before = repository.current().version();
		this.file.write(TWO);
		PolicyReload reload = repository.reload();
		assertThat(reload.outcome()).isEqualTo(PolicyReload.Outcome.LOADED);
		assertThat(names(repository)).containsExactly("two");
		assertThat(repository.current().version()).isEqualTo(reload.version()).isNotEqualTo(before);
		assertThat(repository.status())
			.isEqualTo(new PolicyStatus(reload.version(), PolicyContexts.NOW, "policies.yml", null, null));
	}

	@Test
	void whenFileSaysTheSameThenReloadChangesNothing() {
		ReloadablePolicyRepository repository = repository();
		PolicySet before = repository.current();
		this.file.write("# Reviewed\n" + ONE);
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.UNCHANGED);
		assertThat(repository.current()).isSameAs(before);
	}

	@Test
	void whenThereIsNoFileThenReloadChangesNothing() {
		ReloadablePolicyRepository repository = repository(null, PolicyValidator.NONE);
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.UNCHANGED);
		assertThat(repository.hasFile()).isFalse();
		assertThat(repository.change()).isNull();
	}

	@Test
	void whenFileBecomesInvalidThenOldPoliciesStayUntilItIsRepaired() {
		ReloadablePolicyRepository repository = repository();
		PolicySet before = repository.current();
		this.file.write("policies:\n- name: two\n  verdikt: block");
		PolicyReload reload = repository.reload();
		assertThat(reload.outcome()).isEqualTo(PolicyReload.Outcome.REFUSED);
		assertThat(reload.version()).isEqualTo(before.version());
		assertThat(reload.problem()).hasMessage("Invalid policy in policies.yml at line 3, column 3: "
				+ "unknown key 'verdikt', did you mean 'verdict'?");
		assertThat(repository.current()).isSameAs(before);
		assertThat(repository.status().isValid()).isFalse();
		assertThat(repository.status().problem()).isSameAs(reload.problem());
		assertThat(repository.status().problemSince()).isEqualTo(PolicyContexts.NOW);
		this.file.write(ONE);
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.UNCHANGED);
		assertThat(repository.status().isValid()).isTrue();
	}

	@Test
	void whenFileIsDeletedThenOldPoliciesStay() {
		ReloadablePolicyRepository repository = repository();
		this.file.delete();
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.REFUSED);
		assertThat(names(repository)).containsExactly("one");
		assertThat(repository.status().isValid()).isFalse();
	}

	@Test
	void whenFileIsCutOffToNothingThenRefuses() {
		ReloadablePolicyRepository repository = repository();
		this.file.write("");
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.REFUSED);
		assertThat(names(repository)).containsExactly("one");
	}

	@Test
	void whenContentIsKnownThenThereIsNoChange() {
		ReloadablePolicyRepository repository = repository();
		assertThat(repository.change()).isNull();
		this.file.write("policies");
		assertThat(repository.change()).isNotNull();
		repository.reload();
		assertThat(repository.change()).isNull();
		this.file.delete();
		assertThat(repository.change()).isEmpty();
		repository.reload();
		assertThat(repository.change()).isNull();
		this.file.write(ONE);
		assertThat(repository.change()).isNotNull();
	}

	@Test
	void whenNamesAreNotKnownThenValidateAndReloadRefuse() {
		PolicyValidator validator = new PolicyValidator(() -> Set.of("aws-key", "roleplay"), () -> Set.of("chat"),
				() -> List.of("one"));
		ReloadablePolicyRepository repository = repository(this.file, validator);
		repository.validate();
		assertRefused(repository, "policies: [{name: one, verdict: block, when: {rules: [aws-key, roleplai]}}]",
				"there is no rule 'roleplai', did you mean 'roleplay'?");
		assertRefused(repository, "policies: [{name: one, verdict: block, when: {rules: 'b*'}}]",
				"there is no rule 'b*'");
		assertRefused(repository, "policies: [{name: one, verdict: block, when: {endpoints: chad}}]",
				"there is no endpoint 'chad', did you mean 'chat'?");
		assertRefused(repository, ONE + "\nexclusions: [{rule: aws, reason: r}]", "there is no rule 'aws'");
		assertRefused(repository, ONE + "\nexclusions: [{rule: aws-key, reason: r, endpoint: mail}]",
				"there is no endpoint 'mail'");
		assertRefused(repository, "policies: [{name: onee, verdict: block}]",
				"policy 'one', which an endpoint asks for, does not exist, did you mean 'onee'?");
		this.file.write("policies: [{name: one, verdict: block, when: {rules: 'role*', endpoints: '*'}}]");
		assertThat(repository.reload().outcome()).isEqualTo(PolicyReload.Outcome.LOADED);
	}

	private void assertRefused(ReloadablePolicyRepository repository, String content, String reason) {
		this.file.write(content);
		PolicyReload reload = repository.reload();
		assertThat(reload.outcome()).isEqualTo(PolicyReload.Outcome.REFUSED);
		assertThat(reload.problem()).hasMessageContaining(reason);
	}

	@Test
	void whenNamesAreNotKnownAtTheStartThenValidateRefuses() {
		PolicyDefinition.When when = new PolicyDefinition.When(List.of("mail"), null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null);
		PolicyDefinition definition = new PolicyDefinition("a", null, when, null, "block", null, null, null, null,
				null);
		ReloadablePolicyRepository repository = new ReloadablePolicyRepository(List.of(),
				PolicyDocument.ofProperties("ai.security", List.of(definition), List.of()), null, this.factory,
				new PolicyValidator(Set::of, () -> Set.of("chat"), Set::of), this.clock);
		assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(repository::validate)
			.withMessage("Invalid policy in the configuration, 'ai.security.policies[0].when.endpoints': "
					+ "there is no endpoint 'mail'");
	}

	@Test
	void whenPoliciesAreSwappedAThousandTimesThenReadersSeeWholeSets() throws Exception {
		MutableSource swapped = new MutableSource(versioned(0));
		ReloadablePolicyRepository racing = repository(swapped, PolicyValidator.NONE);
		AtomicBoolean done = new AtomicBoolean();
		CountDownLatch started = new CountDownLatch(3);
		ExecutorService readers = Executors.newFixedThreadPool(3);
		try {
			List<Future<Integer>> seen = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				seen.add(readers.submit(() -> {
					int reads = 0;
					while (!done.get() || reads == 0) {
						assertWhole(racing.current());
						reads++;
						started.countDown();
					}
					return reads;
				}));
			}
			assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
			for (int i = 1; i <= 1000; i++) {
				swapped.write(versioned(i));
				assertThat(racing.reload().outcome()).isEqualTo(PolicyReload.Outcome.LOADED);
			}
			done.set(true);
			for (Future<Integer> reads : seen) {
				assertThat(reads.get(30, TimeUnit.SECONDS)).isPositive();
			}
			assertThat(names(racing)).containsExactly("a-1000", "b-1000");
		}
		finally {
			done.set(true);
			readers.shutdownNow();
		}
	}

	private static String versioned(int version) {
		return "policies: [{name: a-" + version + ", verdict: block}, {name: b-" + version + ", verdict: block}]\n"
				+ "exclusions: [{rule: r-" + version + ", reason: known}]";
	}

	private static void assertWhole(PolicySet set) {
		String version = set.policies().get(0).id().substring(2);
		assertThat(set.policies().get(1).id()).isEqualTo("b-" + version);
		assertThat(set.exclusions()).extracting(Exclusion::rule).containsExactly("r-" + version);
		assertThat(set.version()).isEqualTo(PolicyDigest.of(set.policies(), set.exclusions()));
	}

}
