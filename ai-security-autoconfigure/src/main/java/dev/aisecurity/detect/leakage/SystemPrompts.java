package dev.aisecurity.detect.leakage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;

import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.TrustedText;
import dev.aisecurity.normalize.CharacterFolds;

/**
 * The system prompts that answers must not repeat: those registered here, and those that
 * the application put into the request at hand. Texts that answers may repeat, such as
 * disclaimers, can be permitted. Thread-safe; answers are searched without locks.
 */
public final class SystemPrompts {

	/** How many words a prompt must have to be recognized. */
	public static final int MIN_WORDS = 12;

	private final CharacterFolds folds = new CharacterFolds();

	private final boolean ofRequests;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, String> prompts = new LinkedHashMap<>();

	private final List<String> permissions = new ArrayList<>();

	private volatile State state = new State(Set.of(), Shingles.NONE, Shingles.NONE);

	/**
	 * Creates a registry without prompts.
	 * @param ofRequests whether text that the application itself puts into a request must
	 * not be repeated in its answer
	 */
	public SystemPrompts(boolean ofRequests) {
		this.ofRequests = ofRequests;
	}

	/**
	 * Registers a prompt, in place of another one of that name.
	 * @param name its name
	 * @param text the prompt
	 * @throws IllegalArgumentException if it has fewer than {@value #MIN_WORDS} words or
	 * all prompts together are longer than 65,536 words
	 */
	public void register(String name, String text) {
		if (!isRecognizable(text)) {
			throw new IllegalArgumentException("System prompt '" + name + "' has fewer than " + MIN_WORDS
					+ " words, so an answer that repeats it cannot be told from one that does not");
		}
		this.lock.lock();
		try {
			String replaced = this.prompts.put(name, text);
			try {
				this.state = read();
			}
			catch (IllegalArgumentException ex) {
				if (replaced != null) {
					this.prompts.put(name, replaced);
				}
				else {
					this.prompts.remove(name);
				}
				throw ex;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isRecognizable(String text) {
		int[] weight = new int[1];
		WordScan words = new WordScan(this.folds,
				(scan) -> weight[0] = Math.min(Repetition.LEAK, weight[0] + scan.weight(0)));
		for (int i = 0; i < text.length() && weight[0] < Repetition.LEAK; i++) {
			words.accept(text.charAt(i));
		}
		words.finish();
		return weight[0] >= Repetition.LEAK;
	}

	private State read() {
		Shingles permitted = Shingles.of(this.permissions, this.folds, Shingles.NONE);
		Shingles registered = Shingles.of(this.prompts.values(), this.folds, permitted);
		if (registered.size() == Shingles.LIMIT) {
			throw new IllegalArgumentException("System prompts together have more than " + Shingles.LIMIT + " words");
		}
		return new State(Set.copyOf(this.prompts.values()), registered, permitted);
	}

	/**
	 * Forgets a prompt.
	 * @param name its name; unknown names do no harm
	 */
	public void remove(String name) {
		this.lock.lock();
		try {
			if (this.prompts.remove(name) != null) {
				this.state = read();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Permits answers to repeat a text although it stands in a prompt.
	 * @param text a sentence or more, as it stands in the prompt
	 */
	public void permit(String text) {
		this.lock.lock();
		try {
			this.permissions.add(text);
			this.state = read();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many prompts are registered.
	 * @return their number, those of requests not included
	 */
	public int registered() {
		return this.state.texts.size();
	}

	CharacterFolds folds() {
		return this.folds;
	}

	/**
	 * Returns the sequences of words that answers to a request must not repeat.
	 * @param trusted what the application has put into the request
	 * @return the sequences; {@link Shingles#NONE} if there are none
	 */
	LongPredicate known(TrustedText trusted) {
		State current = this.state;
		if (!this.ofRequests || trusted.segments().isEmpty()) {
			return current.registered;
		}
		Shingles ofRequest = trusted.derived(Shingles.class, (segments) -> read(segments, current));
		if (ofRequest.isEmpty()) {
			return current.registered;
		}
		if (current.registered.isEmpty()) {
			return ofRequest;
		}
		return (shingle) -> current.registered.test(shingle) || ofRequest.test(shingle);
	}

	private Shingles read(List<Segment> segments, State current) {
		List<String> texts = new ArrayList<>(segments.size());
		for (Segment segment : segments) {
			if (!current.texts.contains(segment.text())) {
				texts.add(segment.text());
			}
		}
		return Shingles.of(texts, this.folds, current.permitted);
	}

	private record State(Set<String> texts, Shingles registered, Shingles permitted) {

	}

}
