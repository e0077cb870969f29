package dev.aisecurity.detect.lexical;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Weights of the features of one kind of attack, and what their sum means. Immutable and
 * thread-safe.
 */
public final class LexicalHead {

	/** Number of weights: a power of two for each group of features. */
	public static final int SIZE = (1 << 18) + (1 << 18) + (1 << 14);

	private static final int[] BITS = { 18, 18, 14 };

	private static final int[] OFFSETS = { 0, 1 << 18, 1 << 19 };

	/** How much each group counts. */
	private static final double[] SHARES = { 0.7, 1, 1.5 };

	/** Keeps the first few features of a group from counting too much. */
	private static final int[] FLOORS = { 20, 20, 4 };

	private static final int MAX_POINTS = 64;

	private final byte[] weights;

	private final float[] values = new float[256];

	private final float scale;

	private final float bias;

	private final int sentence;

	private final int passage;

	private final float[] sums;

	private final float[] probabilities;

	/**
	 * Creates a head.
	 * @param weights weights, of which the square root is kept in steps of the scale
	 * @param scale size of the largest weight
	 * @param bias what is added to each sum
	 * @param sentence how many characters are looked at together at least
	 * @param passage how many characters are looked at together at most
	 * @param sums points of the curve from sums to probabilities, ascending
	 * @param probabilities the probability at each point, ascending, 0 to 1
	 */
	public LexicalHead(byte[] weights, float scale, float bias, int sentence, int passage, float[] sums,
			float[] probabilities) {
		if (weights.length != SIZE) {
			throw new IllegalArgumentException("A head has " + SIZE + " weights but these are " + weights.length);
		}
		if (sums.length < 2 || sums.length > MAX_POINTS || sums.length != probabilities.length) {
			throw new IllegalArgumentException("A curve has 2 to 64 points");
		}
		this.weights = weights.clone();
		this.scale = scale;
		this.bias = bias;
		this.sentence = sentence;
		this.passage = passage;
		this.sums = sums.clone();
		this.probabilities = probabilities.clone();
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] = value((byte) i, scale);
		}
	}

	/**
	 * Returns which weight belongs to a feature.
	 * @param group kind of the feature
	 * @param hash the feature
	 * @return index of the weight
	 */
	public static int index(int group, int hash) {
		return OFFSETS[group] + ((hash * 0x85EBCA6B) >>> (32 - BITS[group]));
	}

	/**
	 * Returns what the sum of the weights of a group is multiplied with.
	 * @param group kind of the features
	 * @param count how many there are
	 * @return the factor, which falls with the square root of the count
	 */
	public static double factor(int group, int count) {
		return SHARES[group] / Math.sqrt(count + FLOORS[group]);
	}

	/**
	 * Returns the byte that stands for a weight.
	 * @param weight the weight
	 * @param scale size of the largest weight
	 * @return a byte whose square is nearest
	 */
	public static byte quantize(double weight, float scale) {
		double root = Math.sqrt(Math.min(1, Math.abs(weight) / scale));
		int step = (int) Math.rint(127 * root);
		return (byte) ((weight < 0) ? -step : step);
	}

	private static float value(byte step, float scale) {
		float root = step / 127f;
		return scale * root * Math.abs(root);
	}

	static LexicalHead read(DataInputStream in) throws IOException {
		float scale = in.readFloat();
		float bias = in.readFloat();
		int sentence = in.readInt();
		int passage = in.readInt();
		int points = in.readUnsignedByte();
		float[] sums = new float[points];
		float[] probabilities = new float[points];
		for (int i = 0; i < points; i++) {
			sums[i] = in.readFloat();
			probabilities[i] = in.readFloat();
		}
		byte[] weights = new byte[SIZE];
		in.readFully(weights);
		return new LexicalHead(weights, scale, bias, sentence, passage, sums, probabilities);
	}

	void write(DataOutputStream out) throws IOException {
		out.writeFloat(this.scale);
		out.writeFloat(this.bias);
		out.writeInt(this.sentence);
		out.writeInt(this.passage);
		out.writeByte(this.sums.length);
		for (int i = 0; i < this.sums.length; i++) {
			out.writeFloat(this.sums[i]);
			out.writeFloat(this.probabilities[i]);
		}
		out.write(this.weights);
	}

	float weight(int group, int hash) {
		return this.values[this.weights[index(group, hash)] & 0xFF];
	}

	float bias() {
		return this.bias;
	}

	int sentence() {
		return this.sentence;
	}

	int passage() {
		return this.passage;
	}

	/**
	 * Returns the probability that a text whose highest sum this is is an attack.
	 * @param sum the sum
	 * @return 0 to 1, never lower for a higher sum
	 */
	double probability(double sum) {
		int last = this.sums.length - 1;
		if (sum <= this.sums[0]) {
			return this.probabilities[0];
		}
		for (int i = 1; i <= last; i++) {
			if (sum < this.sums[i]) {
				double part = (sum - this.sums[i - 1]) / (this.sums[i] - this.sums[i - 1]);
				return this.probabilities[i - 1] + part * (this.probabilities[i] - this.probabilities[i - 1]);
			}
		}
		return this.probabilities[last];
	}

}
