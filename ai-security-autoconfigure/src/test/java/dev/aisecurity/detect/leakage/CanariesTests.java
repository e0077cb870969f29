package dev.aisecurity.detect.leakage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.aisecurity.detect.Detections;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CanariesTests {

	private final AtomicLong clock = new AtomicLong();

	private final Canaries canaries = new Canaries(3, new Random(5), this.clock::get);

	@Test
	void whenIssuedThenTokensDifferAndMarkerHoldsToken() {
		Canary first = this.canaries.issue("prompt");
		Canary second = this.canaries.issue("prompt");
		assertThat(first.token()).hasSize(24).matches("[a-hjkmnp-z2-9]+").isNotEqualTo(second.token());
		assertThat(first.marker()).contains(first.token()).doesNotContain("\n");
	}

	@Test
	void whenPrintedThenTokenIsLeftOut() {
		assertThat(this.canaries.issue("prompt")).hasToString("Canary[prompt]");
	}

	@Test
	void whenLabelIsNoNameThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.canaries.issue("What the user said"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.canaries.issue(""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.canaries.issue("a", Duration.ZERO));
		assertThat(this.canaries.live()).isZero();
	}

	@Test
	void whenThereIsNoRoomThenTheOneThatEndsFirstMakesPlace() {
		Canary late = this.canaries.issue("late", Duration.ofHours(2));
		Canary early = this.canaries.issue("early", Duration.ofHours(1));
		Canary forever = this.canaries.issue("forever");
		Canary longer = this.canaries.issue("longer", Duration.ofHours(3));
		assertThat(this.canaries.live()).isEqualTo(3);
		assertThat(this.canaries.displaced()).isEqualTo(1);
		assertThat(found(early)).isFalse();
		assertThat(List.of(late, forever, longer)).allMatch(this::found);
	}

	@Test
	void whenAllAreForeverThenRefusesAnotherAndKeepsThem() {
		List<Canary> issued = List.of(this.canaries.issue("a"), this.canaries.issue("b"), this.canaries.issue("c"));
		assertThatIllegalStateException().isThrownBy(() -> this.canaries.issue("d")).withMessageContaining("revoke");
		assertThat(issued).allMatch(this::found);
	}

	@Test
	void whenOnesHaveEndedThenTheyMakePlaceWithoutBeingDisplaced() {
		for (int i = 0; i < 20; i++) {
			this.canaries.issue("request", Duration.ofSeconds(1));
			this.clock.addAndGet(Duration.ofSeconds(2).toNanos());
		}
		assertThat(this.canaries.live()).isZero();
		assertThat(this.canaries.displaced()).isZero();
	}

	@Test
	void whenLifeIsVeryLongThenItDoesNotEnd() {
		Canary canary = this.canaries.issue("document", Duration.ofSeconds(Long.MAX_VALUE));
		this.clock.set(Long.MAX_VALUE / 2);
		assertThat(found(canary)).isTrue();
	}

	@Test
	void whenManyComeAndGoThenIndexStaysSmall() {
		Canary forever = this.canaries.issue("forever");
		for (int i = 0; i < 5000; i++) {
			this.canaries.issue("request", Duration.ofSeconds(1 + i));
		}
		assertThat(this.canaries.live()).isEqualTo(3);
		assertThat(this.canaries.index().capacity()).isLessThanOrEqualTo(1024);
		assertThat(found(forever)).isTrue();
	}

	@Test
	void whenIssuedWhileOthersSearchThenNobodyMissesAny() throws Exception {
		Canaries many = new Canaries(2000, new Random(6), System::nanoTime);
		OutputDetector detector = new OutputDetector(new CanaryDetector(many));
		Canary known = many.issue("known");
		AtomicBoolean done = new AtomicBoolean();
		Callable<Boolean> reader = () -> {
			boolean all = true;
			while (!done.get()) {
				all &= Detections.detect(detector, "so " + known.token()).size() == 1;
			}
			return all;
		};
		Callable<Boolean> writer = () -> {
			boolean all = true;
			for (int i = 0; i < 300; i++) {
				Canary own = many.issue("own", Duration.ofMinutes(1));
				all &= Detections.detect(detector, own.token()).size() == 1;
				many.revoke(own);
				all &= Detections.detect(detector, own.token()).isEmpty();
			}
			return all;
		};
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<Boolean>> readers = new ArrayList<>(List.of(threads.submit(reader), threads.submit(reader)));
			List<Future<Boolean>> writers = List.of(threads.submit(writer), threads.submit(writer));
			for (Future<Boolean> each : writers) {
				assertThat(each.get()).isTrue();
			}
			done.set(true);
			for (Future<Boolean> each : readers) {
				assertThat(each.get()).isTrue();
			}
		}
		finally {
			done.set(true);
			threads.shutdownNow();
		}
		assertThat(many.live()).isEqualTo(1);
	}

	private boolean found(Canary canary) {
		return Detections.detect(new OutputDetector(new CanaryDetector(this.canaries)), canary.token()).size() == 1;
	}

}
