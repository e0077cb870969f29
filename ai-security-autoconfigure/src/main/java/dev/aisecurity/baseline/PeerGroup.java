package dev.aisecurity.baseline;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What is usual among the identities of one group: moving averages over the harmless
 * events of all of them, beginning with wide assumptions that are worth fifty events. An
 * event that comes while another is being learned is passed over: nobody waits.
 * Thread-safe.
 */
public final class PeerGroup implements PeerNorms {

	private static final int START = 50;

	private static final double SLOWEST = 0.0005;

	private static final double WINSOR = 4;

	private static final double LEAST_SCALE = 0.15;

	private final ReentrantLock lock = new ReentrantLock();

	private final float[] mean = new float[Feature.count()];

	private final float[] variance = new float[Feature.count()];

	private final int[] learned = new int[Feature.count()];

	private volatile float[] published;

	/**
	 * Creates a group of which nobody was seen.
	 */
	public PeerGroup() {
		for (int i = 0; i < Feature.count(); i++) {
			Feature feature = Feature.at(i);
			this.mean[i] = feature.priorMean();
			this.variance[i] = feature.priorScale() * feature.priorScale();
		}
		this.published = publish();
	}

	@Override
	public float mean(Feature feature) {
		return this.published[feature.ordinal()];
	}

	@Override
	public float scale(Feature feature) {
		return this.published[Feature.count() + feature.ordinal()];
	}

	@Override
	public void learn(float[] values) {
		if (this.lock.tryLock()) {
			try {
				for (int i = 0; i < Feature.count(); i++) {
					if (!Float.isNaN(values[i])) {
						learn(i, values[i]);
					}
				}
				this.published = publish();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void learn(int feature, float value) {
		double scale = Math.sqrt(this.variance[feature]);
		double distance = Math.max(-WINSOR * scale, Math.min(WINSOR * scale, value - this.mean[feature]));
		double gain = Math.max(SLOWEST, 1.0 / (START + this.learned[feature]));
		this.learned[feature] = Math.min(this.learned[feature] + 1, Integer.MAX_VALUE - 1);
		this.mean[feature] += (float) (gain * distance);
		this.variance[feature] += (float) (gain * (distance * distance - this.variance[feature]));
	}

	private float[] publish() {
		float[] norms = new float[2 * Feature.count()];
		for (int i = 0; i < Feature.count(); i++) {
			norms[i] = this.mean[i];
			norms[Feature.count() + i] = (float) Math.max(LEAST_SCALE, Math.sqrt(this.variance[i]));
		}
		return norms;
	}

}
