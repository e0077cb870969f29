package dev.aisecurity.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.guard.InteractionGuard;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much of a benign answer waits, after each of its characters, with all detectors, a
 * canary and a system prompt to look out for.
 */
class HoldBackTests {

	private static final String PROMPT = "You answer questions of guests about trains, markets and museums. Never speak "
			+ "about prices of other houses, and do not promise refunds that nobody has agreed to.";

	private static Map<String, String> prose() {
		Map<String, String> prose = new LinkedHashMap<>();
		try (InputStream in = HoldBackTests.class.getResourceAsStream("prose.tsv")) {
			for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
				if (!line.startsWith("#")) {
					String[] columns = line.split("\t", 2);
					prose.put(columns[0], columns[1].replace("\\n", "\n"));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return prose;
	}

	@Test
	void whenAnswerIsProseThenHardlyAnythingOfItWaits() {
		Map<String, String> prose = prose();
		assertThat(prose).hasSizeGreaterThan(15);
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AiSecurityAutoConfiguration.class))
			.withPropertyValues("ai.security.inspection.level=4", "ai.security.inspection.deadline=1m")
			.run((context) -> {
				context.getBean(Canaries.class).issue("prompt");
				context.getBean(SystemPrompts.class).register("guests", PROMPT);
				Guarded guarded = Guarded.of(context.getBean(InteractionGuard.class));
				List<Integer> all = new ArrayList<>();
				prose.forEach((name, text) -> {
					List<Integer> held = held(guarded, text);
					assertThat(percentile(held, 0.99)).as(name).isLessThan(64);
					assertThat(percentile(held, 0.5)).as(name).isLessThan(16);
					all.addAll(held);
				});
				assertThat(percentile(all, 0.99)).isLessThan(48);
				assertThat(percentile(all, 0.5)).isLessThan(8);
				assertThat(percentile(all, 1)).isLessThan(128);
			});
	}

	private static List<Integer> held(Guarded guarded, String text) {
		StreamGuard channel = guarded.channel();
		StringBuilder out = new StringBuilder();
		List<Integer> held = new ArrayList<>();
		for (int i = 0; i < text.length(); i++) {
			channel.append(text.substring(i, i + 1));
			out.append(channel.take());
			held.add((int) (channel.read() - channel.decided()));
		}
		channel.finish();
		assertThat(out.append(channel.take()).toString()).isEqualTo(text);
		return held;
	}

	private static int percentile(List<Integer> held, double share) {
		int[] sorted = held.stream().mapToInt(Integer::intValue).toArray();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	}

}
