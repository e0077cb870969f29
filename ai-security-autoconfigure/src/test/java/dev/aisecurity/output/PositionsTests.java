package dev.aisecurity.output;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class PositionsTests {

	@Property(tries = 200)
	void whenCharactersAreCutOutThenTheOthersAreFoundWhereTheyStood(@ForAll long seed) {
		Random random = new Random(seed);
		Positions positions = new Positions();
		long[] original = new long[200];
		long gone = 0;
		int forgotten = 0;
		for (int i = 0; i < original.length; i++) {
			while (random.nextInt(3) == 0) {
				int size = 1 + random.nextInt(4);
				positions.gap(i, size);
				gone += size;
			}
			original[i] = i + gone;
			int position = forgotten + random.nextInt(i - forgotten + 1);
			assertThat(positions.original(position)).isEqualTo(original[position]);
			if (random.nextInt(10) == 0) {
				forgotten = position;
				positions.forget(position);
			}
		}
	}

}
