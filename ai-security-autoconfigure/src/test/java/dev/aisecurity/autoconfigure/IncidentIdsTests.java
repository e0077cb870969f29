package dev.aisecurity.autoconfigure;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IncidentIds}.
 */
class IncidentIdsTests {

	private final IncidentIds ids = new IncidentIds();

	@Test
	void whenManyAreMadeThenAllDiffer() {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			seen.add(this.ids.get());
		}
		assertThat(seen).hasSize(1000);
	}

	@Test
	void whenMadeThenIsRandomUuid() {
		UUID id = UUID.fromString(this.ids.get());
		assertThat(id.version()).isEqualTo(4);
		assertThat(id.variant()).isEqualTo(2);
	}

	@Test
	void whenTwoMakeIdsThenTheyDiffer() {
		assertThat(this.ids.get()).isNotEqualTo(new IncidentIds().get());
	}

}
