package dev.aisecurity.benchmarks.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Arguments}.
 */
class ArgumentsTests {

	@Test
	void whenOptionIsGivenTwiceThenBothValuesAreThereAndTheLastCounts() {
		Arguments arguments = of("--input", "a", "--quick", "--input", "b");
		assertThat(arguments.paths("--input")).containsExactly(Path.of("a"), Path.of("b"));
		assertThat(arguments.get("--input")).isEqualTo("b");
		assertThat(arguments.has("--quick")).isTrue();
	}

	@Test
	void whenOptionIsNotGivenThenDefaultCounts() {
		assertThat(of().get("--input")).isNull();
		assertThat(of().get("--input", "x")).isEqualTo("x");
		assertThat(of().number("--threads", 3, 1, 8)).isEqualTo(3);
	}

	@Test
	void whenOptionIsUnknownThenUserIsTold() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> of("--nonsense", "1"))
			.withMessageContaining("--nonsense");
	}

	@Test
	void whenValueIsMissingThenUserIsTold() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> of("--input"))
			.withMessageContaining("needs a value");
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> of().paths("--input"))
			.withMessageContaining("is missing");
	}

	@Test
	void whenNumberIsNoneOrOutOfRangeThenUserIsTold() {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> of("--threads", "many").number("--threads", 1, 1, 8))
			.withMessageContaining("from 1 to 8");
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> of("--threads", "9").number("--threads", 1, 1, 8));
	}

	private static Arguments of(String... arguments) {
		return Arguments.of(List.of(arguments), Set.of("--input", "--threads"), Set.of("--quick"));
	}

}
