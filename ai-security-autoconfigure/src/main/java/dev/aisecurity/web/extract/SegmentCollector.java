package dev.aisecurity.web.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

/**
 * Gathers the texts of one request: each text and origin once, the first one stays; empty
 * texts are left out. Not thread-safe.
 */
public final class SegmentCollector {

	private final int maxCharacters;

	private final List<Segment> segments = new ArrayList<>();

	private final Map<Origin, Set<String>> seen = new EnumMap<>(Origin.class);

	private long characters;

	/**
	 * Creates an empty collector.
	 * @param maxCharacters how much text may come together, in UTF-16 code units
	 */
	public SegmentCollector(int maxCharacters) {
		this.maxCharacters = maxCharacters;
	}

	/**
	 * Adds a text that is not part of a conversation.
	 * @param text the text
	 * @param origin who wrote it
	 * @param location where it was found, in fixed words
	 * @throws UnreadableRequestException if there is too much text
	 */
	public void add(String text, Origin origin, String location) {
		add(text, origin, location, Segment.NO_TURN);
	}

	/**
	 * Adds a text.
	 * @param text the text
	 * @param origin who wrote it
	 * @param location where it was found, in fixed words
	 * @param turn index of its turn, or {@link Segment#NO_TURN}
	 * @throws UnreadableRequestException if there is too much text
	 */
	public void add(String text, Origin origin, String location, int turn) {
		if (isNew(text, origin)) {
			append(new Segment(text, origin, location, turn));
		}
	}

	/**
	 * Adds texts.
	 * @param others the texts
	 * @throws UnreadableRequestException if there is too much text
	 */
	public void addAll(List<Segment> others) {
		for (Segment segment : others) {
			if (isNew(segment.text(), segment.origin())) {
				append(segment);
			}
		}
	}

	private boolean isNew(String text, Origin origin) {
		/* Sets of strings: those stay fast when all hashes are alike, records do not */
		return !text.isEmpty() && this.seen.computeIfAbsent(origin, (key) -> new HashSet<>()).add(text);
	}

	private void append(Segment segment) {
		this.characters += segment.text().length();
		if (this.characters > this.maxCharacters) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_CHARACTERS);
		}
		this.segments.add(segment);
	}

	/**
	 * Returns what was gathered.
	 * @return the texts in the order they were added
	 */
	public List<Segment> segments() {
		return List.copyOf(this.segments);
	}

}
