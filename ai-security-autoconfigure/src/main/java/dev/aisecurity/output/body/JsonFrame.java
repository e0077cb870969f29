package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One JSON value of a stream of such values. Places in it are named by paths such as
 * {@code choices[0].delta.content}; dots, brackets and backslashes within keys have a
 * backslash before them. The path of the value as a whole is empty. Lists of tokens with
 * their probabilities are left out.
 */
public final class JsonFrame {

	private final @Nullable String event;

	private final List<Piece> pieces;

	private final Map<String, @Nullable String> values;

	private JsonFrame(@Nullable String event, List<Piece> pieces, Map<String, @Nullable String> values) {
		this.event = event;
		this.pieces = pieces;
		this.values = values;
	}

	/**
	 * Returns the name of the event whose data this is.
	 * @return the name, or {@code null} if the frame is no event or has no name
	 */
	public @Nullable String event() {
		return this.event;
	}

	/**
	 * Returns whether there is a value, {@code null} aside.
	 * @param path where it would stand
	 * @return whether a string, number, boolean, object or array stands there
	 */
	public boolean contains(String path) {
		return this.values.containsKey(path);
	}

	/**
	 * Returns a string, a number or a boolean. Numbers and booleans within arrays are not
	 * kept.
	 * @param path where it stands
	 * @return the string, or the number or boolean as written; {@code null} if there is
	 * none
	 */
	public @Nullable String value(String path) {
		return this.values.get(path);
	}

	/**
	 * Returns a string, a number or a boolean, or a word in its stead.
	 * @param path where it stands
	 * @param otherwise what to return if there is none
	 * @return the string, or the number or boolean as written
	 */
	public String value(String path, String otherwise) {
		String value = this.values.get(path);
		return (value != null) ? value : otherwise;
	}

	List<Piece> pieces() {
		return this.pieces;
	}

	/**
	 * Reads a frame that is complete.
	 * @param json the source
	 * @param event the name of the event, if it has one
	 * @return the frame, or {@code null} if the source is not exactly one value
	 */
	static @Nullable JsonFrame read(String json, @Nullable String event) {
		Builder builder = new Builder();
		JsonScanner scanner = new JsonScanner(new TokenSpelling(builder));
		if (scanner.read(json, 0) < json.length() || !scanner.end() || builder.count() != 1) {
			return null;
		}
		return builder.build(event);
	}

	@Override
	public String toString() {
		return "JsonFrame[" + this.pieces.size() + " pieces]";
	}

	/**
	 * A part of a frame.
	 *
	 * @param text the source of something that is no string, or an unescaped string
	 * @param path where a string stands as a value; {@code null} otherwise
	 * @param kind what the part is
	 */
	record Piece(String text, @Nullable String path, Kind kind) {

		@Override
		public String toString() {
			return "Piece[" + this.kind + "]";
		}

	}

	enum Kind {

		/** Anything but a string. */
		SOURCE,

		/** A key. */
		KEY,

		/** A string that is a value. */
		VALUE

	}

	/**
	 * Builds a frame from what a scanner tells.
	 */
	static final class Builder implements JsonScanner.Sink {

		private static final int MAX_DEPTH = 64;

		private static final int MAX_PATH = 512;

		private final List<Piece> pieces = new ArrayList<>();

		private final Map<String, @Nullable String> values = new HashMap<>();

		private final StringBuilder source = new StringBuilder();

		private final StringBuilder text = new StringBuilder();

		private final StringBuilder path = new StringBuilder();

		/** How long the path of each open container is. */
		private final int[] bases = new int[MAX_DEPTH];

		/** The position within each open array; -1 for objects. */
		private final int[] indexes = new int[MAX_DEPTH];

		private int depth;

		private boolean key;

		private int count;

		JsonFrame build(@Nullable String event) {
			flush();
			return new JsonFrame(event, this.pieces, this.values);
		}

		int count() {
			return this.count;
		}

		@Override
		public void structure(char c) {
			this.source.append(c);
			switch (c) {
				case '{', '[' -> open(c == '[');
				case '}', ']' -> {
					this.depth--;
					this.path.setLength(this.bases[this.depth]);
					endValue();
				}
				case ',' -> {
					if (this.indexes[this.depth - 1] >= 0) {
						index(this.indexes[this.depth - 1] + 1);
					}
				}
				default -> {
				}
			}
		}

		private void open(boolean array) {
			if (this.depth == MAX_DEPTH) {
				throw new UnreadableBodyException("A frame of the answer is nested too deeply");
			}
			this.values.put(this.path.toString(), null);
			this.bases[this.depth] = this.path.length();
			this.indexes[this.depth++] = -1;
			if (array) {
				index(0);
			}
		}

		private void index(int index) {
			this.indexes[this.depth - 1] = index;
			this.path.setLength(this.bases[this.depth - 1]);
			this.path.append('[').append(index).append(']');
		}

		@Override
		public void scalar(CharSequence token) {
			this.source.append(token);
			boolean element = this.depth > 0 && this.indexes[this.depth - 1] >= 0;
			if (!element && token.charAt(0) != 'n') {
				this.values.put(this.path.toString(), token.toString());
			}
			endValue();
		}

		@Override
		public void startText(boolean key) {
			this.source.append('"');
			this.key = key;
			flush();
		}

		@Override
		public void text(char c) {
			this.text.append(c);
		}

		@Override
		public void endText() {
			String value = this.text.toString();
			this.text.setLength(0);
			this.source.append('"');
			if (this.key) {
				this.pieces.add(new Piece(value, null, Kind.KEY));
				step(value);
				return;
			}
			String place = this.path.toString();
			this.pieces.add(new Piece(value, place, Kind.VALUE));
			this.values.put(place, value);
			endValue();
		}

		private void step(String key) {
			this.path.setLength(this.bases[this.depth - 1]);
			if (this.path.length() + key.length() > MAX_PATH) {
				throw new UnreadableBodyException("A frame of the answer has keys that are too long");
			}
			if (!this.path.isEmpty()) {
				this.path.append('.');
			}
			for (int i = 0; i < key.length(); i++) {
				char c = key.charAt(i);
				if (c == '.' || c == '[' || c == ']' || c == '\\') {
					this.path.append('\\');
				}
				this.path.append(c);
			}
		}

		private void endValue() {
			if (this.depth == 0) {
				this.count++;
			}
		}

		private void flush() {
			if (!this.source.isEmpty()) {
				this.pieces.add(new Piece(this.source.toString(), null, Kind.SOURCE));
				this.source.setLength(0);
			}
		}

	}

}
