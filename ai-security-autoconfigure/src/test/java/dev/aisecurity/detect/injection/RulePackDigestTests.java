package dev.aisecurity.detect.injection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The built-in pack carries its own digest. Run with {@code -Dpack.update=true} after a
 * change of the rules to write it anew.
 */
class RulePackDigestTests {

	private static final String FILE = "dev/aisecurity/detect/injection/pack/pack.sha256";

	@Test
	void digestIsThatOfTheRules() throws IOException {
		String digest = RulePack.readBuiltIn().digest();
		if (Boolean.getBoolean("pack.update")) {
			for (String directory : List.of("src/main/resources", "target/classes")) {
				Files.writeString(Path.of(directory, FILE), digest + "\n");
			}
		}
		assertThat(Path.of("src/main/resources", FILE))
			.as("The rules have changed. Refresh their digest: ./mvnw -q -Dquick -pl ai-security-autoconfigure test "
					+ "-Dtest=RulePackDigestTests -Dpack.update=true")
			.hasContent(digest);
		assertThat(RulePack.builtIn().digest()).isEqualTo(digest);
	}

	@Test
	void whenTheDigestIsAnotherThenThePackIsRefused() {
		RulePack pack = RulePack.readBuiltIn();

		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> pack.verify("0".repeat(64)))
			.withMessageContaining("digest mismatch: the library is damaged")
			.withMessageContaining(pack.digest());
	}

	@Test
	void anyChangeOfAnyFileChangesTheDigest() {
		List<RuleSource> sources = List.of(new RuleSource("a", "one"), new RuleSource("b", "two"));

		assertThat(RulePackReader.digest(sources)).hasSize(64)
			.isNotEqualTo(RulePackReader.digest(List.of(sources.get(1), sources.get(0))))
			.isNotEqualTo(RulePackReader.digest(List.of(new RuleSource("a", "onet"), new RuleSource("b", "wo"))))
			.isNotEqualTo(RulePackReader.digest(List.of(new RuleSource("c", "one"), sources.get(1))));
	}

}
