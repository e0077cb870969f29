package dev.aisecurity.decision;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.decision.InspectionSettings.EndpointSettings;
import dev.aisecurity.decision.InspectionSettings.Levels;
import dev.aisecurity.interaction.EndpointId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link InspectionSettings}.
 */
class InspectionSettingsTests {

	private final InspectionSettings settings = new InspectionSettings(Duration.ofMillis(10), Levels.DEFAULT,
			Map.of(new EndpointId("chat"), new EndpointSettings(new Levels(4, 3), Set.of("strict"))));

	@Test
	void whenEndpointHasItsOwnSettingsThenThoseCount() {
		assertThat(this.settings.levels(new EndpointId("chat"))).isEqualTo(new Levels(4, 3));
		assertThat(this.settings.policies(new EndpointId("chat"))).containsExactly("strict");
		assertThat(this.settings.levels(new EndpointId("mail"))).isEqualTo(new Levels(2, 1));
		assertThat(this.settings.policies(new EndpointId("mail"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, 10", "32768, 10", "65536, 20", "327680, 100" })
	void whenTextIsLongThenDeadlineIsProportional(int chars, long millis) {
		assertThat(this.settings.deadline(chars)).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "5, 1", "2, 3", "2, 0" })
	void whenLevelsAreOutOfRangeThenRefuses(int detection, int enforcement) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Levels(detection, enforcement))
			.withMessageContaining("level must be 1 to");
	}

	@Test
	void whenDeadlineIsNotPositiveThenRefuses() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new InspectionSettings(Duration.ZERO, Levels.DEFAULT, Map.of()))
			.withMessage("Deadline must be positive but is PT0S");
	}

}
