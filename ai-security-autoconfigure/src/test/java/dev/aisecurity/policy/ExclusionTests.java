package dev.aisecurity.policy;

import java.time.Instant;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.risk.RiskScore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Exclusion}.
 */
class ExclusionTests {

	private final Finding finding = PolicyContexts.finding(ThreatCategory.JAILBREAK, "roleplay", 0.9, Origin.USER);

	private final Interaction interaction = PolicyContexts.context()
		.subject(Subject.authenticated("ada", Set.of("ROLE_ANALYST")))
		.build()
		.interaction();

	private boolean covers(Exclusion exclusion) {
		return exclusion.covers(this.finding, this.interaction, PolicyContexts.NOW);
	}

	@Test
	void whenOnlyTheRuleIsNamedThenCoversItEverywhere() {
		assertThat(covers(new Exclusion("roleplay", null, null, null, "reviewed", null))).isTrue();
		assertThat(covers(new Exclusion("role", null, null, null, "reviewed", null))).isFalse();
	}

	@Test
	void whenEndpointIsNamedThenCoversNoOther() {
		assertThat(covers(new Exclusion("roleplay", new EndpointId("chat"), null, null, "reviewed", null))).isTrue();
		assertThat(covers(new Exclusion("roleplay", new EndpointId("mail"), null, null, "reviewed", null))).isFalse();
	}

	@Test
	void whenAuthorityIsNamedThenTheSubjectMustHaveIt() {
		assertThat(covers(new Exclusion("roleplay", null, "ROLE_ANALYST", null, "reviewed", null))).isTrue();
		assertThat(covers(new Exclusion("roleplay", null, "ROLE_ADMIN", null, "reviewed", null))).isFalse();
	}

	@Test
	void whenOriginIsNamedThenTheTextMustHaveIt() {
		assertThat(covers(new Exclusion("roleplay", null, null, Origin.USER, "reviewed", null))).isTrue();
		assertThat(covers(new Exclusion("roleplay", null, null, Origin.RETRIEVED, "reviewed", null))).isFalse();
	}

	@Test
	void whenOriginIsNamedThenFindingAboutNoSingleTextIsNotCovered() {
		Finding whole = Finding.of("test", "roleplay", ThreatCategory.JAILBREAK, RiskScore.CERTAIN, "Found");
		Exclusion exclusion = new Exclusion("roleplay", null, null, Origin.USER, "reviewed", null);
		assertThat(exclusion.covers(whole, this.interaction, PolicyContexts.NOW)).isFalse();
	}

	@Test
	void whenExpiredThenCoversNothing() {
		assertThat(covers(new Exclusion("roleplay", null, null, null, "reviewed", PolicyContexts.NOW.plusNanos(1))))
			.isTrue();
		assertThat(covers(new Exclusion("roleplay", null, null, null, "reviewed", PolicyContexts.NOW))).isFalse();
		assertThat(covers(new Exclusion("roleplay", null, null, null, "reviewed", Instant.EPOCH))).isFalse();
	}

	@Test
	void whenRuleOrReasonIsMissingThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Exclusion("roleplay", null, null, null, " ", null))
			.withMessageContaining("must give a reason");
		assertThatIllegalArgumentException().isThrownBy(() -> new Exclusion(" ", null, null, null, "reviewed", null))
			.withMessageContaining("must name a rule");
	}

}
