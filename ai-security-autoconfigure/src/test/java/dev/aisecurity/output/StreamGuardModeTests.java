package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Modes, windows, and what is told to whom.
 */
class StreamGuardModeTests {

	private static final String FILLER = "This is a sentence that fills the answer with plain words. ";

	private final List<Decision> told = new ArrayList<>();

	private final List<Extent> extents = new ArrayList<>();

	private Guarded guarded(ThreatCategory category) {
		DecisionListener listener = (interaction, decision) -> {
			this.told.add(decision);
			this.extents.add(interaction.extent());
		};
		return Guarded.with(List.of(new WordDetector("marker", category)), 2, List.of(listener));
	}

	@Test
	void whenDetectorDoesNotReadCellsThenItSeesWindowsAndCanStopTheAnswer() {
		StreamGuard channel = guarded(ThreatCategory.LEAKAGE).channel();
		channel.append(FILLER.repeat(10) + "Here is the marker. ");
		assertThat(channel.take()).endsWith("marker. ");
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> channel.append(FILLER.repeat(40)))
			.satisfies((ex) -> assertThat(ex.getDecision().findings()).extracting(Finding::origin)
				.containsExactly(Origin.MODEL));
		assertThat(this.extents).containsExactly(Extent.WINDOW);
	}

	@Test
	void whenThingIsInTwoWindowsThenItIsReportedOnce() {
		for (int words = 1; words < 60; words++) {
			this.told.clear();
			String text = FILLER.repeat(words) + "the marker, " + FILLER.repeat(80 - words);
			guarded(ThreatCategory.PROMPT_INJECTION).atOnce(text);
			assertThat(this.told).as("after %s sentences", words).hasSize(1);
		}
	}

	@Test
	void whenTextEndsThenItsRestIsShown() {
		assertThatExceptionOfType(InteractionBlockedException.class)
			.isThrownBy(() -> guarded(ThreatCategory.LEAKAGE).atOnce("marker"));
	}

	@Test
	void whenWindowIsToBeRedactedThenTheAnswerStopsUnlessItIsKept() {
		Guarded guarded = guarded(ThreatCategory.PERSONAL_DATA);
		String text = FILLER.repeat(3) + "The marker\u200b is\u0007 here. " + FILLER.repeat(50) + "A marker again.";
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> guarded.atOnce(text));
		assertThat(this.told).last().extracting(Decision::action).isEqualTo(Verdict.REDACT);
		StreamGuard kept = guarded.channel(StreamMode.BUFFER_THEN_RELEASE);
		kept.append(text);
		assertThat(kept.decided()).isZero();
		kept.finish();
		assertThat(kept.take())
			.isEqualTo(FILLER.repeat(3) + "The [MARKER] is here. " + FILLER.repeat(50) + "A [MARKER] again.");
	}

	@Test
	void whenAnswerIsKeptThenNothingLeavesBeforeTheEnd() {
		StreamGuard channel = Guarded.withDisclosures(2).channel(StreamMode.BUFFER_THEN_RELEASE);
		channel.append("Plain words. Card 4111 1111 1111 1111 is on file, thank you very much indeed. ");
		assertThat(channel.take()).isEmpty();
		channel.finish();
		assertThat(channel.take())
			.isEqualTo("Plain words. Card [PAYMENT_CARD] is on file, thank you very much indeed. ");
	}

	@Test
	void whenAnswerIsObservedThenItLeavesAtOnceAndUnchanged() {
		StreamGuard channel = guarded(ThreatCategory.LEAKAGE).channel(StreamMode.OBSERVE);
		String text = "A marker\u200b \ud83d and \u0007 http://a.example/" + "x".repeat(3000);
		channel.append(text);
		assertThat(channel.take()).isEqualTo(text);
		channel.finish();
		assertThat(this.told).isNotEmpty().allSatisfy((decision) -> {
			assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
			assertThat(decision.redactions()).isEmpty();
		});
		assertThat(this.told).extracting(Decision::verdict).contains(Verdict.BLOCK);
	}

	@Test
	void whenCharactersAreHiddenThenThatIsToldOnce() {
		Guarded guarded = guarded(ThreatCategory.PROMPT_INJECTION);
		assertThat(guarded.atOnce("pay\u200bload\u200b and\u200bmore \udb40\udc41\udb40\udc42 text"))
			.isEqualTo("payload andmore  text");
		assertThat(this.told).hasSize(1);
		assertThat(this.told.get(0).findings()).extracting(Finding::rule).containsExactly("hidden-output");
		assertThat(this.told.get(0).action()).isEqualTo(Verdict.ALLOW);
	}

	@Test
	void whenTextIsPlainThenNobodyIsTold() {
		Guarded guarded = guarded(ThreatCategory.PROMPT_INJECTION);
		guarded.atOnce(FILLER.repeat(100));
		assertThat(this.told).isEmpty();
	}

	@Test
	void whenDetectorReadsCellsWithoutAWatchThenItSeesEveryWord() {
		Detector detector = new WordDetector("marker", ThreatCategory.PERSONAL_DATA) {

			@Override
			public boolean readsCells() {
				return true;
			}

		};
		assertThat(Guarded.withDetectors(List.of(detector)).byCharacter("one marker two (marker)"))
			.isEqualTo("one [MARKER] two ([MARKER])");
	}

	/**
	 * Finds a word.
	 */
	private static class WordDetector implements Detector {

		private final String word;

		private final ThreatCategory category;

		WordDetector(String word, ThreatCategory category) {
			this.word = word;
			this.category = category;
		}

		@Override
		public String id() {
			return "words";
		}

		@Override
		public List<Finding> detect(DetectionContext context) {
			List<Finding> findings = new ArrayList<>();
			String text = context.texts().get(0).raw().text();
			for (int i = text.indexOf(this.word); i >= 0; i = text.indexOf(this.word, i + 1)) {
				findings.add(new Finding(id(), this.word, this.category, RiskScore.of(0.5), 1,
						context.evidence(0, context.texts().get(0).raw(), i, i + this.word.length()), "word",
						java.util.Set.of()));
			}
			return findings;
		}

	}

}
