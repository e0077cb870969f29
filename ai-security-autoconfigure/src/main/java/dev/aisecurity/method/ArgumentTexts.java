package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the arguments of one call: every string that can be reached. It follows
 * cycles once and keeps to its limits; what it cannot read, or no longer reads, becomes a
 * finding. Used by one thread.
 */
final class ArgumentTexts {

	private static final String ID = "arguments";

	private static final int COUNTED_ONLY = 1 << 16;

	private final Shapes shapes;

	private final ArgumentLimits limits;

	private final boolean atDoor;

	private final List<Segment> segments = new ArrayList<>(4);

	private @Nullable Map<Origin, Set<String>> distinct;

	private @Nullable Map<Object, Integer> visited;

	private @Nullable Finding unreadable;

	private @Nullable Finding limit;

	private String location = "";

	private int leaves;

	private int characters;

	private boolean full;

	private boolean opensBody;

	/**
	 * Starts with no texts.
	 * @param shapes the shapes of classes
	 * @param limits how much to look at
	 * @param atDoor whether a door has inspected the request that the arguments come from
	 */
	ArgumentTexts(Shapes shapes, ArgumentLimits limits, boolean atDoor) {
		this.shapes = shapes;
		this.limits = limits;
		this.atDoor = atDoor;
	}

	/**
	 * Reads an argument. One that throws while it is read, such as a collection that is
	 * loaded lazily, counts as unreadable, whatever a door has seen.
	 * @param argument its value
	 * @param declaration what is declared on its parameter
	 * @param name where it stands, as the location of its texts
	 */
	void argument(@Nullable Object argument, TextDeclaration declaration, String name) {
		this.location = name;
		try {
			declared(argument, declaration, Origin.USER, 0);
		}
		catch (RuntimeException | StackOverflowError ex) {
			if (argument != null && !declaration.isUninspected()) {
				reportUnreadable(argument.getClass());
			}
		}
	}

	/**
	 * Reads a value on which something may be declared.
	 * @param value the value
	 * @param declaration the declaration
	 * @param inherited the origin around it, or {@code null} if texts are counted only
	 * @param depth how deep the value is nested
	 */
	void declared(@Nullable Object value, TextDeclaration declaration, @Nullable Origin inherited, int depth) {
		if (value == null) {
			return;
		}
		Origin origin = (inherited != null && !declaration.isUninspected()) ? declaration.origin(inherited) : null;
		Shape shape = this.shapes.get(value.getClass());
		if (shape == NothingShape.INSTANCE && declaration.origin() != null) {
			text(value.toString(), origin);
		}
		else {
			shape.collect(value, origin, this, depth);
		}
	}

	/**
	 * Reads a value.
	 * @param value the value
	 * @param origin who wrote its texts, or {@code null} if they are counted only
	 * @param depth how deep the value is nested
	 */
	void value(@Nullable Object value, @Nullable Origin origin, int depth) {
		if (value != null) {
			this.shapes.get(value.getClass()).collect(value, origin, this, depth);
		}
	}

	/**
	 * Adds a text.
	 * @param text the text
	 * @param origin who wrote it, or {@code null} if it is counted only
	 */
	void text(String text, @Nullable Origin origin) {
		if (text.isEmpty() || this.full) {
			return;
		}
		this.leaves++;
		if (this.leaves > this.limits.leaves() || text.length() > remaining()) {
			fill();
			return;
		}
		this.characters += text.length();
		if (origin != null) {
			add(text, origin);
		}
	}

	private void add(String text, Origin origin) {
		if (this.segments.isEmpty()) {
			this.segments.add(new Segment(text, origin, this.location));
			return;
		}
		Map<Origin, Set<String>> known = this.distinct;
		if (known == null) {
			known = new EnumMap<>(Origin.class);
			Segment first = this.segments.get(0);
			known.computeIfAbsent(first.origin(), (key) -> new HashSet<>()).add(first.text());
			this.distinct = known;
		}
		if (known.computeIfAbsent(origin, (key) -> new HashSet<>()).add(text)) {
			this.segments.add(new Segment(text, origin, this.location));
		}
	}

	/**
	 * Enters a value that holds others.
	 * @param value the value
	 * @param origin who wrote its texts, or {@code null} if they are counted only
	 * @param depth how deep the value is nested
	 * @return whether to read it: not if it was read before or is beyond the limits
	 */
	boolean enter(Object value, @Nullable Origin origin, int depth) {
		if (this.full) {
			return false;
		}
		this.leaves++;
		if (depth > this.limits.depth() || this.leaves > this.limits.leaves()) {
			fill();
			return false;
		}
		if (this.visited == null) {
			this.visited = new IdentityHashMap<>();
		}
		int bit = (origin != null) ? 1 << origin.ordinal() : COUNTED_ONLY;
		int before = this.visited.getOrDefault(value, 0);
		if ((before & bit) != 0) {
			return false;
		}
		this.visited.put(value, before | bit);
		return true;
	}

	/**
	 * Notes a value whose text cannot be read.
	 * @param type its class
	 * @param origin who wrote the text, or {@code null} if it need not be inspected
	 */
	void unreadable(Class<?> type, @Nullable Origin origin) {
		if (this.atDoor) {
			this.opensBody = true;
		}
		else if (origin != null) {
			reportUnreadable(type);
		}
	}

	private void reportUnreadable(Class<?> type) {
		if (this.unreadable == null) {
			this.unreadable = Finding.of(ID, "unreadable-argument", ThreatCategory.UNINSPECTED, RiskScore.of(0.5),
					"Text in a value of " + type.getName() + " at " + this.location + " could not be read");
		}
	}

	/**
	 * Notes a value through which the text that the door has seen can be read again.
	 */
	void opensBody() {
		this.opensBody = true;
	}

	private void fill() {
		this.full = true;
		this.limit = Finding.of(ID, "argument-limit", ThreatCategory.CONSUMPTION, RiskScore.of(0.5),
				"Arguments exceed their limits of depth, leaves or characters");
	}

	/**
	 * Returns whether a limit was reached and nothing more is read.
	 * @return whether it was
	 */
	boolean isFull() {
		return this.full;
	}

	/**
	 * Returns whether a door has inspected the request.
	 * @return whether it has
	 */
	boolean isAtDoor() {
		return this.atDoor;
	}

	/**
	 * Returns how many characters may still be read.
	 * @return the rest
	 */
	int remaining() {
		return this.limits.characters() - this.characters;
	}

	/**
	 * Returns whether the code can read again what the door has seen.
	 * @return whether an argument opens the body
	 */
	boolean canOpenBody() {
		return this.opensBody;
	}

	/**
	 * Returns the texts.
	 * @return the texts, in the order of the arguments, each once
	 */
	List<Segment> segments() {
		return this.segments;
	}

	/**
	 * Returns what was found while reading.
	 * @return the findings, usually none
	 */
	List<Finding> findings() {
		if (this.unreadable == null) {
			return (this.limit == null) ? List.of() : List.of(this.limit);
		}
		return (this.limit == null) ? List.of(this.unreadable) : List.of(this.unreadable, this.limit);
	}

}
