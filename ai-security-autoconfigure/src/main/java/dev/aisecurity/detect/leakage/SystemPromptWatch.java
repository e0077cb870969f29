package dev.aisecurity.detect.leakage;

import java.util.function.LongPredicate;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.normalize.CharacterFolds;

/**
 * Holds on to words that repeat a system prompt until they are too many or end. The first
 * five have left by then.
 */
final class SystemPromptWatch implements StreamWatch {

	/** How many characters are held at most. */
	static final int MAX_SPAN = 1024;

	private final LongPredicate known;

	private final Repetition repetition;

	private final WordScan words;

	private boolean complete;

	private boolean ended;

	/**
	 * Creates a watch for one text.
	 * @param known sequences of words of system prompts
	 * @param folds what characters stand for
	 */
	SystemPromptWatch(LongPredicate known, CharacterFolds folds) {
		this.known = known;
		this.repetition = new Repetition(known);
		this.words = new WordScan(folds, this::word);
	}

	private void word(WordScan read) {
		this.repetition.word(read);
		this.ended = true;
	}

	@Override
	public int accept(char next) {
		this.ended = false;
		this.words.accept(next);
		this.complete = this.ended ? this.repetition.isLeak() : wouldLeak();
		if (!this.repetition.isRunning() || this.repetition.isLeak()) {
			return 0;
		}
		long held = this.words.position() - this.repetition.start();
		return (held <= MAX_SPAN) ? (int) held : 0;
	}

	private boolean wouldLeak() {
		if (!this.repetition.isRunning() || !this.repetition.isLeakWithOneMore()) {
			return false;
		}
		long shingle = this.words.shingleSoFar();
		return shingle != 0 && this.known.test(shingle);
	}

	@Override
	public boolean isComplete() {
		return this.complete;
	}

}
