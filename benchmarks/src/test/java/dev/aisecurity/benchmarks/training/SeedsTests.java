package dev.aisecurity.benchmarks.training;

import java.io.IOException;
import java.util.List;

import dev.aisecurity.benchmarks.corpus.Provenance;
import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.interaction.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Seeds}.
 */
class SeedsTests {

	@Test
	void whenPatternsAreExpandedThenNothingOfThemIsLeft() throws IOException {
		assertThat(Seeds.rows()).filteredOn((row) -> row.source().equals("seeds"))
			.hasSizeGreaterThan(1000)
			.allSatisfy((row) -> {
				assertThat(row.text()).isNotBlank().doesNotContain("{", "}", "$").isEqualTo(row.text().strip());
				assertThat(row.lang()).matches("[a-z]{2}");
			});
	}

	@Test
	void whenPatternsAreExpandedThenAllKindsAreThere() throws IOException {
		List<Row> rows = Seeds.rows();
		assertThat(rows).extracting(Row::label).contains("injection", Row.BENIGN, Row.INDIRECT);
		assertThat(rows).filteredOn(Row::isAttack).extracting(Row::lang).contains("en", "de", "zh", "ar", "hi", "sw");
		assertThat(rows).extracting(Row::source).contains("rules");
		assertThat(rows).filteredOn(Row::isBenign).extracting(Provenance::of).contains(Origin.USER, Origin.RETRIEVED);
	}

	@Test
	void whenPatternsAreExpandedTwiceThenTextsAreTheSame() throws IOException {
		assertThat(Seeds.rows()).isEqualTo(Seeds.rows());
	}

}
