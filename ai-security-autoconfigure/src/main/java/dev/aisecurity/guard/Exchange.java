package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import dev.aisecurity.decision.Circumstances;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.TrustedText;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one request at one endpoint: what was inspected, what was decided. It
 * remembers texts so that one that was inspected at the door is not inspected again at
 * the desk; nothing of it outlives the request. May be handed from thread to thread.
 */
public final class Exchange implements AutoCloseable {

	/**
	 * Rule of the finding that leads to the decision about a revoked exchange.
	 */
	public static final String REVOKED = "revoked";

	private static final int MAX_REASON = 200;

	private final InteractionGuard guard;

	private final Endpoint endpoint;

	private final Subject subject;

	private final @Nullable SessionId session;

	private final RequestHeaders headers;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Seen, Entry> ledger = new HashMap<>();

	private final Set<Seen> redacted = new HashSet<>(0);

	private final TokenLedger tokens = new TokenLedger();

	private final Map<Direction, Decision> strictest = new EnumMap<>(Direction.class);

	private volatile Labels labels = Labels.NONE;

	private volatile TrustedText trusted = TrustedText.NONE;

	private volatile boolean answering;

	private volatile boolean atDesk;

	private volatile boolean answerCovered;

	private volatile boolean closed;

	private final AtomicBoolean revoking = new AtomicBoolean();

	private final Deque<Runnable> callbacks = new ConcurrentLinkedDeque<>();

	private final Runnable forget;

	private final @Nullable Recollection recollection;

	private volatile @Nullable Decision revoked;

	Exchange(InteractionGuard guard, Endpoint endpoint, Subject subject, @Nullable SessionId session,
			RequestHeaders headers, Revocations revocations) {
		this.guard = guard;
		this.endpoint = endpoint;
		this.subject = subject;
		this.session = session;
		this.headers = headers;
		this.recollection = guard.recall(endpoint, subject, session);
		this.forget = revocations.add(this);
	}

	/**
	 * Inspects texts and decides. Texts that were inspected before in the same direction
	 * and with the same origin are not inspected again; their decision still counts.
	 * @param direction which way the texts cross
	 * @param segments the texts, possibly none
	 * @return the decision with the strictest action of those that cover the texts; for
	 * no text the strictest so far in that direction or, if there is none, a decision
	 * about the bare request
	 */
	public Decision inspect(Direction direction, List<Segment> segments) {
		return inspect(direction, segments, List.of());
	}

	/**
	 * Inspects texts and decides, given what the enforcement point itself has found.
	 * @param direction which way the texts cross
	 * @param segments the texts, possibly none
	 * @param observed what was found on the way here, possibly nothing
	 * @return the decision, as in {@link #inspect(Direction, List)}
	 */
	public Decision inspect(Direction direction, List<Segment> segments, List<Finding> observed) {
		this.lock.lock();
		try {
			List<Segment> fresh = new ArrayList<>(segments.size());
			Decision decision = null;
			for (Segment segment : segments) {
				Entry known = this.ledger.get(Seen.of(direction, segment));
				if (known == null) {
					fresh.add(segment);
				}
				else {
					decision = Decision.strictest(decision, known.decision);
				}
			}
			if (!fresh.isEmpty() || !observed.isEmpty()) {
				return Decision.strictest(decision, decide(direction, fresh, observed));
			}
			if (decision == null) {
				decision = this.strictest.get(direction);
			}
			return (decision != null) ? decision : decide(direction, fresh, observed);
		}
		finally {
			this.lock.unlock();
		}
	}

	private Decision decide(Direction direction, List<Segment> segments, List<Finding> observed) {
		this.labels = this.labels.join(Labels.of(segments));
		trust(segments);
		for (Segment segment : segments) {
			if (segment.origin() == Origin.USER) {
				this.tokens.disown(segment.text());
			}
		}
		Interaction interaction = interaction(direction, segments, Extent.WHOLE, Focus.ALL);
		Decision decision = this.guard.decide(interaction, circumstances(direction, segments, observed));
		if (this.recollection != null) {
			this.recollection.decided(direction, decision);
		}
		for (int i = 0; i < segments.size(); i++) {
			this.ledger.put(Seen.of(direction, segments.get(i)), new Entry(decision, i));
		}
		this.strictest.merge(direction, decision, Decision::strictest);
		return decision;
	}

	private Circumstances circumstances(Direction direction, List<Segment> segments, List<Finding> observed) {
		Recollection recalled = this.recollection;
		if (recalled == null) {
			return Circumstances.of(observed);
		}
		return (direction == Direction.INPUT) ? recalled.circumstances(segments, observed)
				: recalled.circumstances(observed);
	}

	/**
	 * Returns what decisions about the answer are made in the light of.
	 * @param observed what was found on the way
	 * @return the circumstances
	 */
	Circumstances circumstances(List<Finding> observed) {
		return circumstances(Direction.OUTPUT, List.of(), observed);
	}

	private void trust(List<Segment> segments) {
		List<Segment> system = this.trusted.segments();
		List<Segment> user = this.trusted.userText().segments();
		List<Segment> joinedSystem = join(system, segments, Origin.SYSTEM);
		List<Segment> joinedUser = join(user, segments, Origin.USER);
		if (joinedSystem != system || joinedUser != user) {
			this.trusted = TrustedText.of(joinedSystem, joinedUser);
		}
	}

	private static List<Segment> join(List<Segment> known, List<Segment> segments, Origin origin) {
		List<Segment> joined = null;
		for (Segment segment : segments) {
			if (segment.origin() == origin) {
				if (joined == null) {
					joined = new ArrayList<>(known);
				}
				joined.add(segment);
			}
		}
		return (joined != null) ? joined : known;
	}

	Interaction interaction(Direction direction, List<Segment> segments, Extent extent, Focus focus) {
		return new Interaction(this.endpoint, direction, segments, this.subject, this.session, this.labels,
				this.headers, this.trusted, extent, focus);
	}

	/**
	 * Starts the inspection of an answer that leaves as soon as it can.
	 * @return the inspection, which may outlive {@link #close()}
	 */
	public OutputInspection output() {
		return output(StreamMode.STREAM_HOLD);
	}

	/**
	 * Starts the inspection of an answer.
	 * @param mode how it is inspected; where the endpoint is not enforced, answers are
	 * observed whatever the mode
	 * @return the inspection, which may outlive {@link #close()}
	 */
	public OutputInspection output(StreamMode mode) {
		this.answering = true;
		boolean enforced = this.guard.mode(this.endpoint.id()) == EnforcementMode.ENFORCE;
		return new OutputInspection(this.guard, this, enforced ? mode : StreamMode.OBSERVE, this.tokens);
	}

	/**
	 * Returns a text without what its decision wants redacted.
	 * @param direction which way the text crosses
	 * @param segment the text, inspected before
	 * @return the redacted text; the same instance if nothing is to be cut out
	 * @throws IllegalStateException if the text was never inspected
	 */
	public String redact(Direction direction, Segment segment) {
		this.lock.lock();
		try {
			Entry entry = this.ledger.get(Seen.of(direction, segment));
			if (entry == null) {
				throw new IllegalStateException("Text was not inspected");
			}
			this.redacted.add(Seen.of(direction, segment));
			return entry.redact(segment.text(),
					(direction == Direction.INPUT) ? this::token : (decision, span, text) -> null);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether a text holds something to be redacted that nobody has asked
	 * {@link #redact(Direction, Segment)} for.
	 * @param direction which way the texts cross
	 * @return whether such a text was inspected
	 */
	public boolean hasUnredacted(Direction direction) {
		this.lock.lock();
		try {
			for (Map.Entry<Seen, Entry> entry : this.ledger.entrySet()) {
				Seen seen = entry.getKey();
				if (seen.direction == direction && entry.getValue().isToBeRedacted() && !this.redacted.contains(seen)) {
					return true;
				}
			}
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether a text was inspected.
	 * @param direction which way the text crosses
	 * @param segment the text
	 * @return whether it was, with the same origin
	 */
	public boolean hasInspected(Direction direction, Segment segment) {
		this.lock.lock();
		try {
			return this.ledger.containsKey(Seen.of(direction, segment));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the strictest decision so far in a direction.
	 * @param direction the direction
	 * @return the decision, or {@code null} if there was none yet
	 */
	public @Nullable Decision decision(Direction direction) {
		this.lock.lock();
		try {
			return this.strictest.get(direction);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Makes a decision stricter that this enforcement point cannot carry out, and tells
	 * the listeners.
	 * @param decision a decision of this exchange
	 * @param stricter what is done instead
	 * @return the stricter decision
	 */
	public Decision escalate(Decision decision, Verdict stricter) {
		Decision escalated = decision.escalate(stricter);
		this.guard.escalated(decision, escalated);
		return escalated;
	}

	/**
	 * Opens an exchange for a resource that is used on the way, for the same subject.
	 * @param nested the other resource
	 * @return an exchange with a ledger of its own, to be closed by the caller
	 */
	public Exchange nested(Endpoint nested) {
		return this.guard.open(nested, this.subject, this.session, this.headers);
	}

	/**
	 * Notes that the typed arguments have been inspected.
	 */
	public void reachDesk() {
		this.atDesk = true;
	}

	/**
	 * Returns whether the typed arguments have been inspected.
	 * @return whether {@link #reachDesk()} was called
	 */
	public boolean hasReachedDesk() {
		return this.atDesk;
	}

	/**
	 * Notes that a door inspects every byte of what the handler of this exchange answers,
	 * so that the desk at the handler need not.
	 */
	public void coverAnswer() {
		this.answerCovered = true;
	}

	/**
	 * Returns whether a door inspects the answer.
	 * @return whether {@link #coverAnswer()} was called
	 */
	public boolean isAnswerCovered() {
		return this.answerCovered;
	}

	/**
	 * Runs a callback when the exchange is revoked, on the thread of whoever revokes it;
	 * at once if it was revoked already. Those registered last run first. It must not
	 * block. It is forgotten when the exchange is closed.
	 * @param callback ends what is running
	 * @return withdraws the callback
	 */
	public Runnable onRevoked(Runnable callback) {
		this.callbacks.addFirst(callback);
		if (this.revoked != null && this.callbacks.remove(callback)) {
			callback.run();
		}
		return () -> this.callbacks.remove(callback);
	}

	/**
	 * Returns the decision to end what is running.
	 * @return the decision, or {@code null} if the exchange is not revoked
	 */
	public @Nullable Decision revoked() {
		return this.revoked;
	}

	/**
	 * Ends what is running. A failing callback does not keep the others from running.
	 * @param reason why
	 * @return whether the exchange was open and not revoked before
	 */
	boolean revoke(String reason) {
		if (this.closed || !this.revoking.compareAndSet(false, true)) {
			return false;
		}
		Finding finding = Finding.of("guard", REVOKED, ThreatCategory.ANOMALY, RiskScore.NONE,
				reason.substring(0, Math.min(reason.length(), MAX_REASON)));
		Decision decision = this.guard.decide(interaction(Direction.OUTPUT, List.of(), Extent.WHOLE, Focus.ALL),
				circumstances(List.of(finding)));
		this.revoked = escalate(decision, Verdict.REVOKE);
		for (Runnable callback = this.callbacks.poll(); callback != null; callback = this.callbacks.poll()) {
			try {
				callback.run();
			}
			catch (RuntimeException ex) {
				this.guard.revocationFailed(ex);
			}
		}
		return true;
	}

	/**
	 * Returns what becomes of verdicts about the resource now.
	 * @return the mode in force
	 */
	public EnforcementMode mode() {
		return this.guard.mode(this.endpoint.id());
	}

	/**
	 * Returns the resource.
	 * @return the endpoint
	 */
	public Endpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Returns who is acting.
	 * @return the subject
	 */
	public Subject subject() {
		return this.subject;
	}

	/**
	 * Returns the session.
	 * @return the session, or {@code null} if unknown
	 */
	public @Nullable SessionId session() {
		return this.session;
	}

	/**
	 * Returns whether the exchange has ended.
	 * @return whether {@link #close()} was called
	 */
	public boolean isClosed() {
		return this.closed;
	}

	/**
	 * Ends the exchange and forgets all text. Closing twice does no harm.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.forget.run();
		this.callbacks.clear();
		this.lock.lock();
		try {
			if (this.recollection != null) {
				this.recollection.close();
			}
			this.ledger.clear();
			this.redacted.clear();
			if (!this.answering) {
				this.tokens.clear();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable String token(Decision decision, Redaction span, String text) {
		boolean reversible = false;
		for (Finding finding : decision.findings()) {
			Evidence evidence = finding.evidence();
			if (evidence != null && evidence.segment() == span.segment() && evidence.start() < span.end()
					&& evidence.end() > span.start() && finding.category().isRedactable()) {
				if (!this.guard.isReversible(finding.category(), this.endpoint.id())) {
					return null;
				}
				reversible = true;
			}
		}
		String type = span.replacement();
		if (!reversible || type.length() < 3 || this.closed) {
			return null;
		}
		return this.tokens.issue(type.substring(1, type.length() - 1), text.substring(span.start(), span.end()),
				this::isWritten);
	}

	private boolean isWritten(String token) {
		for (Seen seen : this.ledger.keySet()) {
			if (seen.text.contains(token)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Makes tokens of redacted spans.
	 */
	@FunctionalInterface
	private interface Tokens {

		@Nullable String of(Decision decision, Redaction span, String text);

	}

	/**
	 * A text that was inspected. Comparable, so that texts made to have the same hash
	 * code do not slow the ledger down.
	 */
	private record Seen(Direction direction, Origin origin, String text) implements Comparable<Seen> {

		static Seen of(Direction direction, Segment segment) {
			return new Seen(direction, segment.origin(), segment.text());
		}

		@Override
		public int compareTo(Seen other) {
			int order = this.direction.compareTo(other.direction);
			if (order == 0) {
				order = this.origin.compareTo(other.origin);
			}
			return (order != 0) ? order : this.text.compareTo(other.text);
		}

		/**
		 * Returns a description that leaves the text out.
		 * @return direction, origin and length
		 */
		@Override
		public String toString() {
			return "Seen[" + this.direction + " " + this.origin + ", " + this.text.length() + " chars]";
		}

	}

	private record Entry(Decision decision, int segment) {

		boolean isToBeRedacted() {
			if (this.decision.action() == Verdict.REDACT) {
				for (Redaction redaction : this.decision.redactions()) {
					if (redaction.segment() == this.segment) {
						return true;
					}
				}
			}
			return false;
		}

		String redact(String text, Tokens tokens) {
			if (this.decision.action() != Verdict.REDACT) {
				return text;
			}
			List<Redaction> redactions = this.decision.redactions();
			StringBuilder redacted = null;
			int from = 0;
			for (Redaction redaction : redactions) {
				if (redaction.segment() == this.segment) {
					if (redacted == null) {
						redacted = new StringBuilder(text.length());
					}
					String token = tokens.of(this.decision, redaction, text);
					redacted.append(text, from, redaction.start())
						.append((token != null) ? token : redaction.replacement());
					from = redaction.end();
				}
			}
			return (redacted != null) ? redacted.append(text, from, text.length()).toString() : text;
		}

	}

}
