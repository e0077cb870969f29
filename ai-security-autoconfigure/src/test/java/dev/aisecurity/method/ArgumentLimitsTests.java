package dev.aisecurity.method;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ArgumentLimits}.
 */
class ArgumentLimitsTests {

	@Test
	void whenLimitIsOutOfRangeThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ArgumentLimits(0, 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new ArgumentLimits(501, 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new ArgumentLimits(1, 0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new ArgumentLimits(1, 1, 0));
	}

}
