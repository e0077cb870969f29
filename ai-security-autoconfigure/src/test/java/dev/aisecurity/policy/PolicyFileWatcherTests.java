package dev.aisecurity.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PolicyFileWatcher} and {@link PolicySource} on real files.
 */
class PolicyFileWatcherTests {

	@TempDir
	private Path directory;

	private Path file;

	private ReloadablePolicyRepository repository;

	private PolicyFileWatcher watcher;

	@BeforeEach
	void setUp() throws IOException {
		this.file = this.directory.resolve("policies.yml");
		Files.writeString(this.file, policy("one"));
		watch(this.file);
	}

	@AfterEach
	void tearDown() {
		this.watcher.close();
	}

	private void watch(Path path) {
		if (this.watcher != null) {
			this.watcher.close();
		}
		this.repository = new ReloadablePolicyRepository(List.of(), PolicyDocument.EMPTY, PolicySource.of(path),
				new PolicyFactory((source) -> (context) -> true), PolicyValidator.NONE, Clock.systemUTC());
		this.watcher = new PolicyFileWatcher(this.repository, Duration.ofMillis(20));
		this.watcher.start();
	}

	private static String policy(String name) {
		return "policies:\n- name: " + name + "\n  verdict: block\n";
	}

	private void awaitPolicy(String name) {
		await().untilAsserted(
				() -> assertThat(this.repository.current().policies()).extracting(Policy::id).containsExactly(name));
		await().until(() -> this.repository.status().isValid());
	}

	@Test
	void whenFileIsOverwrittenThenLoadsIt() throws IOException {
		Files.writeString(this.file, policy("two"));
		awaitPolicy("two");
	}

	@Test
	void whenFileIsReplacedAsEditorsDoThenLoadsIt() throws IOException {
		Path other = this.directory.resolve("policies.yml~");
		Files.writeString(other, policy("two"));
		Files.move(other, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		awaitPolicy("two");
	}

	@Test
	void whenLinkIsSwappedAsForMountedConfigurationThenLoadsIt() throws IOException {
		Path first = Files.createDirectory(this.directory.resolve("..2030_01"));
		Path second = Files.createDirectory(this.directory.resolve("..2030_02"));
		Files.writeString(first.resolve("p.yml"), policy("first"));
		Files.writeString(second.resolve("p.yml"), policy("second"));
		Path data = Files.createSymbolicLink(this.directory.resolve("..data"), first.getFileName());
		watch(data.resolve("p.yml"));
		awaitPolicy("first");
		Path swap = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), second.getFileName());
		Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		awaitPolicy("second");
	}

	@Test
	void whenFileIsHalfWrittenThenOldPoliciesStayUntilItIsWhole() throws IOException {
		Files.writeString(this.file, "policies:\n- name: two\n  verd");
		await().until(() -> !this.repository.status().isValid());
		assertThat(this.repository.current().contains("one")).isTrue();
		Files.writeString(this.file, policy("two"));
		awaitPolicy("two");
	}

	@Test
	void whenFileIsStillGrowingThenItIsLeftAloneUntilItIsNot() {
		List<String> read = new CopyOnWriteArrayList<>();
		AtomicInteger reads = new AtomicInteger();
		PolicySource growing = new PolicySource() {

			@Override
			public String name() {
				return "growing.yml";
			}

			@Override
			public byte[] read() {
				int length = Math.min(reads.getAndIncrement(), 7);
				return ("policies:\n- name: grown\n  verdict: block\n  condition: is-" + length)
					.getBytes(StandardCharsets.UTF_8);
			}

		};
		this.watcher.close();
		this.repository = new ReloadablePolicyRepository(List.of(), PolicyDocument.EMPTY, growing,
				new PolicyFactory((source) -> {
					read.add(source.expression());
					return new NamedCondition(source.expression());
				}), PolicyValidator.NONE, Clock.systemUTC());
		this.watcher = new PolicyFileWatcher(this.repository, Duration.ofMillis(10));
		this.watcher.start();
		await().until(() -> read.contains("is-7"));
		assertThat(read).containsExactly("is-0", "is-7");
	}

	@Test
	void whenFileIsDeletedThenOldPoliciesStayUntilItIsBack() throws IOException {
		Files.delete(this.file);
		await().until(() -> !this.repository.status().isValid());
		assertThat(this.repository.current().contains("one")).isTrue();
		assertThat(this.repository.status().problem()).hasMessageContaining("cannot be read (NoSuchFileException)");
		Files.writeString(this.file, policy("one"));
		awaitPolicy("one");
	}

	@Test
	void whenStartedThenLooksOnADaemonThreadAndStopsWhenClosed() {
		assertThat(watchers()).isNotEmpty().allMatch(Thread::isDaemon);
		this.watcher.close();
		await().until(() -> watchers().isEmpty());
		this.watcher.start();
		assertThat(watchers()).isEmpty();
	}

	private static List<Thread> watchers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(PolicyFileWatcher.THREAD_NAME))
			.toList();
	}

	@Test
	void whenIntervalIsNotPositiveThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PolicyFileWatcher(this.repository, Duration.ZERO))
			.withMessage("Interval must be positive but is PT0S");
	}

	@Test
	void whenSourceIsAResourceThenReadsIt() throws IOException {
		PolicySource source = PolicySource.of(this.file.toUri().toURL());
		assertThat(source.read()).asString().isEqualTo(policy("one"));
		assertThat(source.name()).startsWith("file:").endsWith("policies.yml");
		Files.delete(this.file);
		assertThatExceptionOfType(IOException.class).isThrownBy(source::read);
	}

	private record NamedCondition(String name) implements Predicate<PolicyContext> {

		@Override
		public boolean test(PolicyContext context) {
			return true;
		}

	}

}
