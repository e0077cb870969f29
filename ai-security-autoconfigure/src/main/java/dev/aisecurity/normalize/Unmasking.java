package dev.aisecurity.normalize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Takes one disguise after the other off a text, breadth first. Used once, by one thread.
 */
final class Unmasking {

	private static final int MAX_DEPTH = 4;

	private static final int MAX_LAYERS = 24;

	private static final int MAX_GROWTH = 6;

	private final CanonicalForm canonical;

	private final Vocabulary vocabulary;

	private final NormalizedText.Draft draft;

	private final ScanBudget budget;

	private final Deque<Found> queue = new ArrayDeque<>();

	private final Set<String> seen = new HashSet<>();

	private long remaining;

	private int layers;

	Unmasking(CanonicalForm canonical, Vocabulary vocabulary, NormalizedText.Draft draft, ScanBudget budget) {
		this.canonical = canonical;
		this.vocabulary = vocabulary;
		this.draft = draft;
		this.budget = budget;
		this.remaining = (long) MAX_GROWTH * draft.raw().length();
	}

	void run(Layer layer, DisguiseScan scan) {
		this.seen.add(layer.canonical().text());
		this.queue.add(new Found(layer, scan));
		while (!this.queue.isEmpty() && !this.budget.isTimeUp()) {
			Found found = this.queue.remove();
			for (Disguise disguise : Disguise.VALUES) {
				if (disguise.isIn(found.scan().disguises())) {
					takeOff(disguise, found.layer(), found.scan());
				}
			}
		}
	}

	private void takeOff(Disguise disguise, Layer layer, DisguiseScan scan) {
		String text = layer.canonical().text();
		switch (disguise) {
			case ENCODED -> {
				Decoding decoding = Decoding.of(this.vocabulary, layer.cased());
				if (decoding != null) {
					add(Disguises.DECODED, decoding.result(), layer, scan, decoding.isWriting());
				}
			}
			case TAGGED -> add(Disguises.UNTAGGED, MarkupStrip.strip(layer.cased()), layer, scan, false);
			case SPACED -> {
				SpacedLetters letters = SpacedLetters.join(this.vocabulary, text, layer.cased());
				if (letters != null) {
					add(Disguises.SPACED, letters.result(), layer, scan, letters.isWriting());
				}
			}
			case JOINED -> add(Disguises.JOINED, JoinedWords.part(this.vocabulary, text), layer, scan, true);
			case RESPELLED -> {
				Respelling respelling = Respelling.of(this.vocabulary, text);
				if (respelling != null) {
					add(respelling.isLeet() ? Disguises.LEET : Disguises.MISSPELT, respelling.result(), layer, scan,
							true);
				}
			}
			case BACKWARDS -> {
				add(Disguises.BACKWARDS, Reversal.ofLines(layer.cased()), layer, scan, true);
				add(Disguises.BACKWARD_WORDS, Reversal.ofWords(layer.cased()), layer, scan, true);
			}
			case ROTATED -> add(Disguises.ROTATED, rotated(layer.cased(), scan.rotation()), layer, scan, true);
		}
	}

	private static MappedText rotated(String text, int rotation) {
		MappedText rotated = new MappedText(text.length());
		for (int i = 0; i < text.length(); i++) {
			rotated.append(Rotation.undo(rotation, text.charAt(i)), i, i + 1);
		}
		return rotated;
	}

	private void add(String name, @Nullable MappedText result, Layer layer, DisguiseScan before, boolean relevant) {
		if (result == null || result.length() == 0) {
			return;
		}
		if (this.layers >= MAX_LAYERS || layer.depth() >= MAX_DEPTH || result.length() > this.remaining
				|| !this.budget.take(result.length())) {
			this.draft.anomaly(Anomaly.Kind.UNOPENED, 0, this.draft.raw().length(), 1);
			return;
		}
		this.layers++;
		this.remaining -= result.length();
		String path = (layer.depth() == 0) ? name : layer.canonical().name() + "+" + name;
		Layer under = this.canonical.layer(result.view(path, layer.canonical()), layer.depth() + 1, this.budget);
		TextView view = under.canonical();
		if (!this.seen.add(view.text())) {
			return;
		}
		DisguiseScan scan = new DisguiseScan(this.vocabulary, view.text()).run(this.budget);
		boolean isNew = relevant || scan.known() > before.known();
		if (isNew) {
			this.draft.add(view);
		}
		if (isNew ? scan.disguises() != 0 : scan.hasMoreThan(before)) {
			this.queue.add(new Found(under, scan));
		}
	}

	/**
	 * A layer and what a look at it told.
	 *
	 * @param layer the layer
	 * @param scan the look at it
	 */
	private record Found(Layer layer, DisguiseScan scan) {

	}

}
