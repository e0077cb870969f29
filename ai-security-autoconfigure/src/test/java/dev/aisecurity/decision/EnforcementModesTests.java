package dev.aisecurity.decision;

import java.util.Map;

import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.policy.EnforcementMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnforcementModes}.
 */
class EnforcementModesTests {

	private static final EndpointId CHAT = new EndpointId("chat");

	private static final EndpointId MAIL = new EndpointId("mail");

	private final EnforcementModes modes = new EnforcementModes(EnforcementMode.ENFORCE,
			Map.of(MAIL, EnforcementMode.OFF));

	@Test
	void whenEndpointHasItsOwnModeThenThatCounts() {
		assertThat(this.modes.of(CHAT)).isEqualTo(EnforcementMode.ENFORCE);
		assertThat(this.modes.of(MAIL)).isEqualTo(EnforcementMode.OFF);
	}

	@Test
	void whenGuardIsChangedThenEndpointsKeepTheirOwn() {
		assertThat(this.modes.change(EnforcementMode.OBSERVE)).isEqualTo(EnforcementMode.ENFORCE);
		assertThat(this.modes.of(CHAT)).isEqualTo(EnforcementMode.OBSERVE);
		assertThat(this.modes.of(MAIL)).isEqualTo(EnforcementMode.OFF);
	}

	@Test
	void whenEndpointIsChangedThenNoOtherIs() {
		EnforcementModes.Snapshot before = this.modes.current();
		assertThat(this.modes.change(CHAT, EnforcementMode.OBSERVE)).isEqualTo(EnforcementMode.ENFORCE);
		assertThat(this.modes.change(CHAT, EnforcementMode.OFF)).isEqualTo(EnforcementMode.OBSERVE);
		assertThat(this.modes.of(CHAT)).isEqualTo(EnforcementMode.OFF);
		assertThat(this.modes.of(new EndpointId("other"))).isEqualTo(EnforcementMode.ENFORCE);
		assertThat(before.of(CHAT)).isEqualTo(EnforcementMode.ENFORCE);
	}

}
