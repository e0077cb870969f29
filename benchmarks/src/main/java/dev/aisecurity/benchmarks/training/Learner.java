package dev.aisecurity.benchmarks.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.aisecurity.detect.lexical.FeatureScan;
import dev.aisecurity.detect.lexical.LexicalHead;
import dev.aisecurity.detect.lexical.LexicalScan;

/**
 * Logistic regression on windows of texts by stochastic gradient descent with a step size
 * per weight (AdaGrad). Of an attack of several windows the likelier half counts, or the
 * likeliest one: the others may well be harmless. The result depends on nothing but the
 * examples and their order. Used by one thread.
 */
final class Learner {

	private static final int EPOCHS = 6;

	private static final double RATE = 0.06;

	private static final double DECAY = 1e-6;

	/** Some labels are wrong. */
	private static final double DOUBT = 0.03;

	private static final double SMALL = 1e-4;

	private final float[] weights = new float[LexicalHead.SIZE];

	private final float[] squares = new float[LexicalHead.SIZE];

	private final boolean[] known;

	private final int sentence;

	private final int passage;

	private final boolean local;

	private double bias;

	private double biasSquares = 1;

	private Learner(int sentence, int passage, boolean local, boolean[] known) {
		this.sentence = sentence;
		this.passage = passage;
		this.local = local;
		this.known = known;
	}

	/**
	 * Learns.
	 * @param examples what to learn from
	 * @param sentence length of a short window
	 * @param passage length of a long window
	 * @param local whether an attack is one window rather than half of them
	 * @param known weights that may differ from zero
	 * @return what was learned
	 */
	static Learner learn(List<Example> examples, int sentence, int passage, boolean local, boolean[] known) {
		Learner learner = new Learner(sentence, passage, local, known);
		List<Example> order = new ArrayList<>(examples);
		Random random = new Random(7);
		for (int epoch = 0; epoch < EPOCHS; epoch++) {
			Collections.shuffle(order, random);
			for (Example example : order) {
				learner.learn(example, epoch);
			}
		}
		return learner;
	}

	private void learn(Example example, int epoch) {
		List<Example.Window> windows = example.spread(this.passage);
		double share = example.weight() / Math.sqrt(windows.size());
		if (!example.isPositive()) {
			for (Example.Window window : windows) {
				step(example, window, 0, share);
			}
		}
		else if (example.isLocated()) {
			for (Example.Window window : windows) {
				double overlap = example.overlap(window);
				if (overlap >= 0.5) {
					step(example, window, 1 - DOUBT, example.weight());
				}
				else if (overlap == 0) {
					step(example, window, 0, share);
				}
			}
		}
		else {
			likeliest(example, windows, epoch);
		}
	}

	private void likeliest(Example example, List<Example.Window> windows, int epoch) {
		double[] sums = windows.stream().mapToDouble((window) -> sum(example, window)).toArray();
		double[] sorted = sums.clone();
		Arrays.sort(sorted);
		double least = sorted[this.local ? sorted.length - 1 : (epoch == 0) ? 0 : sorted.length / 2];
		long counted = Arrays.stream(sums).filter((sum) -> sum >= least).count();
		for (int i = 0; i < sums.length; i++) {
			if (sums[i] >= least) {
				step(example, windows.get(i), 1 - DOUBT, example.weight() / Math.sqrt(counted));
			}
		}
	}

	private void step(Example example, Example.Window window, double target, double weight) {
		double error = weight * (1 / (1 + StrictMath.exp(-sum(example, window))) - target);
		if (Math.abs(error) < SMALL) {
			return;
		}
		this.biasSquares += error * error;
		this.bias -= RATE * error / Math.sqrt(this.biasSquares);
		for (int group = 0; group < FeatureScan.GROUPS; group++) {
			double gradient = error * LexicalHead.factor(group, count(example, window, group));
			for (int unit = window.from(); unit < window.to(); unit++) {
				for (int feature : example.features(unit, group)) {
					if (this.known[feature]) {
						double slope = gradient + DECAY * this.weights[feature];
						this.squares[feature] += (float) (slope * slope);
						this.weights[feature] -= (float) (RATE * slope / Math.sqrt(1e-8 + this.squares[feature]));
					}
				}
			}
		}
	}

	private static int count(Example example, Example.Window window, int group) {
		int count = 0;
		for (int unit = window.from(); unit < window.to(); unit++) {
			count += example.features(unit, group).length;
		}
		return count;
	}

	private double sum(Example example, Example.Window window) {
		double sum = this.bias;
		for (int group = 0; group < FeatureScan.GROUPS; group++) {
			double part = 0;
			int count = 0;
			for (int unit = window.from(); unit < window.to(); unit++) {
				int[] features = example.features(unit, group);
				count += features.length;
				for (int feature : features) {
					part += this.weights[feature];
				}
			}
			sum += part * LexicalHead.factor(group, count);
		}
		return sum;
	}

	/**
	 * Returns what a scan of a text would find.
	 * @param example the text
	 * @return the highest sum of a window
	 */
	double highest(Example example) {
		double highest = Double.NEGATIVE_INFINITY;
		List<Example.Window> passages = example.windows(this.passage);
		List<Example.Window> sentences = example.windows(this.sentence);
		for (int i = 0; i < passages.size(); i++) {
			highest = Math.max(highest, sum(example, passages.get(i)));
			if (this.sentence < this.passage && passages.get(i).from() > 0) {
				highest = Math.max(highest, sum(example, sentences.get(i)) - LexicalScan.MARGIN);
			}
		}
		return highest;
	}

	/**
	 * Returns the head with these weights.
	 * @param curve what sums mean
	 * @return the head, its weights in a byte each
	 */
	LexicalHead head(Curve curve) {
		double[] sizes = new double[this.weights.length];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = Math.abs(this.weights[i]);
		}
		Arrays.sort(sizes);
		float scale = (float) sizes[sizes.length - 1 - sizes.length / 20_000];
		byte[] bytes = new byte[this.weights.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = LexicalHead.quantize(this.weights[i], scale);
		}
		return new LexicalHead(bytes, scale, (float) this.bias, this.sentence, this.passage, curve.sums(),
				curve.probabilities());
	}

	/**
	 * Finds the features that occur in several lineages: what only one has is more likely
	 * its topic than a sign.
	 * @param examples the examples
	 * @param lineages says what lineage a source belongs to
	 * @param least in how many
	 * @return for each weight, whether it may differ from zero
	 */
	static boolean[] common(List<Example> examples, Lineages lineages, int least) {
		int[] seen = new int[LexicalHead.SIZE];
		List<String> names = new ArrayList<>();
		for (Example example : examples) {
			String name = lineages.of(example.source()) + example.isPositive();
			if (!names.contains(name)) {
				names.add(name);
			}
			int bit = 1 << (names.indexOf(name) % Integer.SIZE);
			for (Example.Window window : example.windows(1)) {
				for (int group = 0; group < FeatureScan.GROUPS; group++) {
					for (int feature : example.features(window.from(), group)) {
						seen[feature] |= bit;
					}
				}
			}
		}
		boolean[] common = new boolean[seen.length];
		for (int i = 0; i < seen.length; i++) {
			common[i] = Integer.bitCount(seen[i]) >= least;
		}
		return common;
	}

}
