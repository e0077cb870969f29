package dev.aisecurity.output.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.aisecurity.output.StreamGuard;

/**
 * The frames of a stream that may not leave yet. A frame leaves when all text in it is
 * decided and all frames before it have left; text never moves from one frame to another.
 */
final class FrameQueue {

	private static final String LOCATION = "stream";

	private static final int MAX_CHANNELS = 1024;

	/** What a frame or a part costs besides its characters, in characters. */
	private static final int COST = 32;

	private static final int MAX_KNOWN = 256;

	private static final int MAX_KNOWN_LENGTH = 64;

	private final TextChannels guards;

	private final Supplier<UnaryOperator<String>> filters;

	private final BodyLimits limits;

	private final Map<String, Channel> channels = new HashMap<>();

	private final Deque<Frame> frames = new ArrayDeque<>();

	/** Short texts that left unchanged before. */
	private final Set<String> known = new HashSet<>();

	private Frame frame = new Frame();

	/** How many texts the frame has that is being made. */
	private int texts;

	private int held;

	/**
	 * Creates a queue.
	 * @param guards opens guards for texts
	 * @param filters remove characters from a text before its guard reads it
	 * @param limits how much may be held
	 */
	FrameQueue(TextChannels guards, Supplier<UnaryOperator<String>> filters, BodyLimits limits) {
		this.guards = guards;
		this.filters = filters;
		this.limits = limits;
	}

	void add(CharSequence source) {
		this.frame.source.append(source);
	}

	void addWhole(String text, TextEncoding encoding) {
		count();
		if (this.known.contains(text)) {
			encoding.write(text, this.frame.source);
			return;
		}
		String inspected = inspect(text);
		encoding.write(inspected, this.frame.source);
		if (text.length() <= MAX_KNOWN_LENGTH && this.known.size() < MAX_KNOWN && text.equals(inspected)) {
			this.known.add(text);
		}
	}

	String inspect(String text) {
		if (text.isEmpty()) {
			return text;
		}
		StreamGuard guard = this.guards.open(LOCATION);
		guard.append(this.filters.get().apply(text));
		guard.finish();
		return guard.take();
	}

	private void count() {
		if (++this.texts > this.limits.texts()) {
			throw new UnreadableBodyException("A frame of the answer has too many texts");
		}
	}

	void addPart(String name, String text, TextEncoding encoding) {
		count();
		if (text.isEmpty()) {
			return;
		}
		Channel channel = this.channels.get(name);
		if (channel == null) {
			if (this.channels.size() == MAX_CHANNELS) {
				throw new UnreadableBodyException("The answer has too many texts that go on from frame to frame");
			}
			channel = new Channel(this.guards.open(LOCATION), this.filters.get());
			this.channels.put(name, channel);
		}
		String part = channel.filter.apply(text);
		if (part.isEmpty()) {
			return;
		}
		channel.guard.append(part);
		channel.end += part.length();
		this.held += part.length() + COST;
		this.frame.spans.add(new Span(this.frame.source.length(), channel, channel.end, part.length(), encoding));
	}

	void finish(Predicate<String> names) {
		this.channels.entrySet().removeIf((entry) -> {
			boolean ended = names.test(entry.getKey());
			if (ended) {
				entry.getValue().guard.finish();
			}
			return ended;
		});
	}

	/**
	 * Ends the frame that is being made and lets go of all that may leave.
	 * @param out where to append
	 */
	void close(StringBuilder out) {
		this.held += this.frame.source.length();
		Frame last = this.frames.peekLast();
		if (last != null && this.frame.spans.isEmpty()) {
			last.source.append(this.frame.source);
		}
		else {
			this.held += COST;
			this.frames.add(this.frame);
		}
		this.frame = new Frame();
		this.texts = 0;
		release(out);
		if (this.held > this.limits.frames()) {
			throw new UnreadableBodyException("The answer would have to be held longer than its bound allows");
		}
	}

	private void release(StringBuilder out) {
		for (Frame head = this.frames.peek(); head != null && head.isDecided(); head = this.frames.peek()) {
			this.frames.remove();
			this.held -= head.write(out);
		}
	}

	/**
	 * Ends all texts and lets go of all frames.
	 * @param out where to append
	 */
	void end(StringBuilder out) {
		finish((name) -> true);
		release(out);
	}

	void clear() {
		this.frames.clear();
		this.channels.clear();
		this.frame = new Frame();
		this.texts = 0;
		this.held = 0;
	}

	/**
	 * A text that goes on from frame to frame.
	 */
	private static final class Channel {

		private final StreamGuard guard;

		private final UnaryOperator<String> filter;

		private long end;

		private Channel(StreamGuard guard, UnaryOperator<String> filter) {
			this.guard = guard;
			this.filter = filter;
		}

	}

	/**
	 * A part of such a text within a frame.
	 *
	 * @param offset where it stands in the source of the frame
	 * @param channel the text
	 * @param end where the part ends in the text
	 * @param length how long the part is
	 * @param encoding how it is written
	 */
	private record Span(int offset, Channel channel, long end, int length, TextEncoding encoding) {

	}

	/**
	 * A frame that may have to wait.
	 */
	private static final class Frame {

		private final StringBuilder source = new StringBuilder();

		private final List<Span> spans = new ArrayList<>(2);

		/** How many spans are decided. */
		private int decided;

		private boolean isDecided() {
			while (this.decided < this.spans.size()) {
				Span span = this.spans.get(this.decided);
				if (span.channel.guard.decided() < span.end) {
					return false;
				}
				this.decided++;
			}
			return true;
		}

		private int write(StringBuilder out) {
			int size = this.source.length() + COST;
			int position = 0;
			for (Span span : this.spans) {
				out.append(this.source, position, span.offset);
				position = span.offset;
				span.encoding.write(span.channel.guard.take(span.end), out);
				size += span.length + COST;
			}
			out.append(this.source, position, this.source.length());
			return size;
		}

	}

}
