package dev.aisecurity.observation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Interaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Times a detector.
 */
public final class MeteredDetector implements Detector {

	private final Detector delegate;

	private final Timer timer;

	/**
	 * Creates a decorator.
	 * @param delegate what really detects
	 * @param registry where the time goes
	 */
	public MeteredDetector(Detector delegate, MeterRegistry registry) {
		this.delegate = delegate;
		this.timer = Timer.builder(AiSecurityMeter.DETECTOR.getName())
			.tag(AiSecurityMeter.Key.DETECTOR.asString(), delegate.id())
			.register(registry);
	}

	@Override
	public String id() {
		return this.delegate.id();
	}

	@Override
	public Set<String> rules() {
		return this.delegate.rules();
	}

	@Override
	public boolean readsCells() {
		return this.delegate.readsCells();
	}

	@Override
	public @Nullable StreamWatch watch(Interaction interaction) {
		return this.delegate.watch(interaction);
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		long start = System.nanoTime();
		try {
			return this.delegate.detect(context);
		}
		finally {
			this.timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

}
