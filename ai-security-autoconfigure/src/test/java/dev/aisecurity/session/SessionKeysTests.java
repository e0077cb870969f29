package dev.aisecurity.session;

import java.util.Set;

import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SessionKeys}.
 */
class SessionKeysTests {

	private static final SessionId SESSION = new SessionId("s1");

	private static final Subject ADA = Subject.authenticated("ada", Set.of());

	private final SessionKeys keys = SessionKeys.random();

	@Test
	void whenAnotherSubjectPresentsASessionThenItIsAnotherSession() {
		SessionKey ada = this.keys.of(ADA, SESSION);
		SessionKey bob = this.keys.of(Subject.authenticated("bob", Set.of()), SESSION);
		assertThat(ada.session()).isNotEqualTo(bob.session());
		assertThat(ada.subject()).isNotEqualTo(bob.subject());
	}

	@Test
	void whenTenantDiffersThenSubjectIsAnother() {
		assertThat(this.keys.of(of("ada", "x"), SESSION)).isNotEqualTo(this.keys.of(of("ada", "y"), SESSION));
		assertThat(this.keys.of(of("bc", "a"), SESSION)).isNotEqualTo(this.keys.of(of("c", "ab"), SESSION));
		assertThat(this.keys.of(of("a", ""), SESSION)).isNotEqualTo(this.keys.of(ADA, SESSION));
	}

	private static Subject of(String name, String tenant) {
		return new Subject(new SubjectId(name), true, Set.of(), null, null, tenant);
	}

	@Test
	void whenSubjectIsNobodyInParticularThenOnlySessionIsNamed() {
		SessionKey key = this.keys.of(Subject.ANONYMOUS, SESSION);
		assertThat(key.subject()).isNull();
		assertThat(key.session()).hasSize(32);
		assertThat(this.keys.of(Subject.ANONYMOUS, null)).isEqualTo(new SessionKey(null, null));
	}

	@Test
	void whenSomebodyIsCalledAnonymousThenTheyAreNotNobody() {
		Subject named = Subject.authenticated(SubjectId.ANONYMOUS.value(), Set.of());
		assertThat(this.keys.of(named, SESSION).session())
			.isNotEqualTo(this.keys.of(Subject.ANONYMOUS, SESSION).session());
	}

	@Test
	void whenSecretIsTheSameThenKeysAreTheSameAndHoldNoNames() {
		byte[] secret = "0123456789abcdef0123456789abcdef".getBytes();
		SessionKey key = new SessionKeys(secret).of(ADA, SESSION);
		assertThat(key).isEqualTo(new SessionKeys(secret).of(ADA, SESSION)).isNotEqualTo(this.keys.of(ADA, SESSION));
		assertThat(key.toString()).doesNotContain("ada", "s1");
		assertThat(key.subject()).isEqualTo(new SessionKeys(secret).subject(ADA));
	}

	@Test
	void whenSecretIsShortThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SessionKeys(new byte[31]));
	}

}
