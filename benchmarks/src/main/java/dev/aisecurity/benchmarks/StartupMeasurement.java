package dev.aisecurity.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Set;

import com.sun.management.OperatingSystemMXBean;
import dev.aisecurity.detect.injection.RuleDetector;
import dev.aisecurity.detect.injection.RulePack;

/**
 * How long the engine takes to start in a fresh JVM: wall time and processor time of all
 * threads, the compiler included.
 */
public final class StartupMeasurement {

	private StartupMeasurement() {
	}

	/**
	 * Measures once.
	 * @param args none
	 */
	public static void main(String[] args) {
		Watch watch = new Watch();
		RulePack pack = RulePack.builtIn();
		watch.lap("rule pack read");
		RuleDetector detector = new RuleDetector(pack, Set.of());
		watch.lap("rule detector (" + detector.rules().size() + " rules)");
		Engine engine = Engine.standard();
		watch.lap("whole engine, rules once more");
		engine.inspect(SampleText.ENGLISH_1K.text());
		watch.lap("first inspection");
		engine.inspect(SampleText.ATTACK_1K.text());
		watch.lap("first attack");
	}

	private static final class Watch {

		private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

		private long wall = System.nanoTime();

		private long cpu = this.system.getProcessCpuTime();

		void lap(String name) {
			long wallNow = System.nanoTime();
			long cpuNow = this.system.getProcessCpuTime();
			System.out.printf("%-32s %6.1f ms wall %6.1f ms cpu%n", name, (wallNow - this.wall) / 1e6,
					(cpuNow - this.cpu) / 1e6);
			this.wall = System.nanoTime();
			this.cpu = this.system.getProcessCpuTime();
		}

	}

}
