package dev.aisecurity.policy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies in force: those that are given, those of configuration properties, and
 * those of a file that may change while requests run. A new set replaces the old one as a
 * whole; one that is not valid is refused, and the old one stays. Thread-safe; reading
 * never blocks and does no I/O.
 */
public final class ReloadablePolicyRepository implements PolicyRepository {

	private static final Logger logger = LoggerFactory.getLogger(ReloadablePolicyRepository.class);

	private final List<Policy> given;

	private final PolicyDocument properties;

	private final @Nullable PolicySource file;

	private final PolicyFactory factory;

	private final PolicyValidator validator;

	private final Clock clock;

	private final PolicyFileReader reader = new PolicyFileReader();

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable String seen;

	private PolicyDocument fromFile = PolicyDocument.EMPTY;

	private volatile PolicySet set;

	private volatile PolicyStatus status;

	/**
	 * Creates a repository and loads the policies. The names in them are not checked yet,
	 * see {@link #validate()}.
	 * @param given the built-in policies and those that are beans
	 * @param properties what configuration properties define
	 * @param file the policy file, or {@code null} if there is none
	 * @param factory makes policies of definitions
	 * @param validator checks names
	 * @param clock the time that is reported
	 * @throws InvalidPolicyException if a definition is not valid or the file cannot be
	 * read
	 */
	public ReloadablePolicyRepository(List<Policy> given, PolicyDocument properties, @Nullable PolicySource file,
			PolicyFactory factory, PolicyValidator validator, Clock clock) {
		this.given = List.copyOf(given);
		this.properties = properties;
		this.file = file;
		this.factory = factory;
		this.validator = validator;
		this.clock = clock;
		if (file != null) {
			byte[] content = read(file);
			this.fromFile = this.reader.read(file.name(), content);
			this.seen = PolicyDigest.of(content);
		}
		this.set = compose(this.fromFile);
		this.status = new PolicyStatus(this.set.version(), clock.instant(), name(file), null, null);
	}

	@Override
	public PolicySet current() {
		return this.set;
	}

	/**
	 * Returns how the policies in force came to be.
	 * @return an immutable snapshot
	 */
	public PolicyStatus status() {
		return this.status;
	}

	/**
	 * Returns whether there is a file that could change.
	 * @return whether policies are read from a file
	 */
	public boolean hasFile() {
		return this.file != null;
	}

	/**
	 * Checks the names in the policies in force. To be called once all rules and
	 * endpoints are known; a reload checks them by itself.
	 * @throws InvalidPolicyException if a policy or an exclusion speaks of something that
	 * does not exist
	 */
	public void validate() {
		this.lock.lock();
		try {
			validate(this.fromFile, this.set);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void validate(PolicyDocument document, PolicySet candidate) {
		this.validator.validate(this.properties);
		this.validator.validate(document);
		String source = name(this.file);
		this.validator.validate(candidate, (source != null) ? source : "the configuration");
	}

	/**
	 * Reads the file again, whether it has changed or not.
	 * @return what came of it
	 */
	public PolicyReload reload() {
		this.lock.lock();
		try {
			return (this.file != null) ? load(this.file) : unchanged();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether the file is not what was last loaded or refused.
	 * @return a digest of its content if it differs, otherwise {@code null}; for a file
	 * that cannot be read an empty text
	 */
	@Nullable String change() {
		if (this.file == null) {
			return null;
		}
		String content;
		try {
			content = PolicyDigest.of(this.file.read());
		}
		catch (IOException ex) {
			content = "";
		}
		this.lock.lock();
		try {
			return content.equals(this.seen) ? null : content;
		}
		finally {
			this.lock.unlock();
		}
	}

	private PolicyReload load(PolicySource source) {
		this.seen = "";
		try {
			byte[] content = read(source);
			this.seen = PolicyDigest.of(content);
			PolicyDocument document = this.reader.read(source.name(), content);
			PolicySet candidate = compose(document);
			validate(document, candidate);
			this.fromFile = document;
			return candidate.version().equals(this.set.version()) ? unchanged() : replace(candidate);
		}
		catch (InvalidPolicyException ex) {
			return refuse(ex);
		}
	}

	private PolicyReload replace(PolicySet candidate) {
		this.set = candidate;
		this.status = new PolicyStatus(candidate.version(), this.clock.instant(), this.status.source(), null, null);
		logger.info("Policies of version {} are in force", candidate.version());
		return new PolicyReload(PolicyReload.Outcome.LOADED, candidate.version(), null);
	}

	private PolicyReload unchanged() {
		PolicyStatus before = this.status;
		this.status = new PolicyStatus(before.version(), before.loaded(), before.source(), null, null);
		return new PolicyReload(PolicyReload.Outcome.UNCHANGED, before.version(), null);
	}

	private PolicyReload refuse(InvalidPolicyException problem) {
		PolicyStatus before = this.status;
		boolean known = before.problem() != null
				&& String.valueOf(before.problem().getMessage()).equals(problem.getMessage());
		Instant since = known ? before.problemSince() : this.clock.instant();
		this.status = new PolicyStatus(before.version(), before.loaded(), before.source(), problem, since);
		if (!known) {
			logger.error("Policies of version {} stay in force: {}", before.version(), problem.getMessage());
		}
		return new PolicyReload(PolicyReload.Outcome.REFUSED, before.version(), problem);
	}

	private PolicySet compose(PolicyDocument document) {
		List<Policy> policies = new ArrayList<>(this.given);
		List<Exclusion> exclusions = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (Policy policy : policies) {
			if (!names.add(policy.id())) {
				throw new InvalidPolicyException("the application", 0, 0, null,
						"policy '" + policy.id() + "' is declared by two beans");
			}
		}
		for (PolicyDocument each : List.of(this.properties, document)) {
			for (PolicyDocument.Entry<PolicyDefinition> entry : each.policies()) {
				Policy policy = this.factory.policy(entry);
				if (!names.add(policy.id())) {
					throw entry.location().invalid("name", "there already is a policy '" + policy.id() + "'");
				}
				policies.add(policy);
			}
			for (PolicyDocument.Entry<ExclusionDefinition> entry : each.exclusions()) {
				exclusions.add(this.factory.exclusion(entry));
			}
		}
		return new PolicySet(PolicyDigest.of(policies, exclusions), policies, exclusions);
	}

	private static byte[] read(PolicySource source) {
		try {
			return source.read();
		}
		catch (IOException ex) {
			throw new InvalidPolicyException(source.name(), 0, 0, null,
					"cannot be read (" + ex.getClass().getSimpleName() + ")");
		}
	}

	private static @Nullable String name(@Nullable PolicySource source) {
		return (source != null) ? source.name() : null;
	}

}
