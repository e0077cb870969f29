package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * JSON values that arrive one by one. Where a body that a handler wrote by itself stops
 * being JSON, its rest is one text; where a serializer did that, or a protocol was known,
 * the body is refused.
 */
final class JsonLinesRewriter implements BodyRewriter {

	private static final String LOCATION = "stream";

	private static final char RECORD_SEPARATOR = 0x1E;

	private final boolean raw;

	private final TextChannels channels;

	private final FrameQueue queue;

	private final FrameTexts texts;

	private final int limit;

	private final StringBuilder source = new StringBuilder();

	private final StringBuilder scratch = new StringBuilder();

	private JsonFrame.Builder builder = new JsonFrame.Builder();

	private TokenSpelling spelling = new TokenSpelling(this.builder);

	private JsonScanner scanner = new JsonScanner(this.spelling);

	private @Nullable TextPipe rest;

	private boolean started;

	private boolean lineStart = true;

	/**
	 * Creates a rewriter.
	 * @param raw whether the handler wrote the body by itself
	 * @param channels opens a guard for what is not JSON
	 * @param queue holds frames
	 * @param texts brings strings to their texts
	 * @param limit how long a value may be, in characters
	 */
	JsonLinesRewriter(boolean raw, TextChannels channels, FrameQueue queue, FrameTexts texts, int limit) {
		this.raw = raw;
		this.channels = channels;
		this.queue = queue;
		this.texts = texts;
		this.limit = limit;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		int start = out.length();
		int i = 0;
		while (i < chunk.length() && this.rest == null) {
			read(chunk.charAt(i++), out);
		}
		if (this.rest != null) {
			this.rest.write(chunk.subSequence(i, chunk.length()), out);
		}
		if (out.length() > start) {
			this.lineStart = out.charAt(out.length() - 1) == '\n';
		}
	}

	private void read(char c, StringBuilder out) {
		boolean between = this.source.isEmpty();
		if (between && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == RECORD_SEPARATOR
				|| (c == '\uFEFF' && !this.started))) {
			this.started = true;
			this.queue.add(String.valueOf(c));
			this.queue.close(out);
			return;
		}
		this.started = true;
		if (!this.scanner.accept(c)) {
			breakDown(c, out);
			return;
		}
		this.source.append(c);
		if (this.scanner.between() && this.builder.count() > 0) {
			endValue(out);
		}
		else if (this.source.length() > this.limit) {
			throw new UnreadableBodyException("A frame of the answer is longer than its bound allows");
		}
	}

	private void endValue(StringBuilder out) {
		JsonFrame frame = this.builder.build(null);
		this.builder = new JsonFrame.Builder();
		this.spelling = new TokenSpelling(this.builder);
		this.scanner = new JsonScanner(this.spelling);
		this.source.setLength(0);
		this.texts.add(frame, TextEncoding.NONE, this.scratch);
		this.queue.close(out);
	}

	private void breakDown(char c, StringBuilder out) {
		if (!this.raw || this.texts.known() || this.spelling.omitted()) {
			throw new UnreadableBodyException("The answer is said to be lines of JSON but is not");
		}
		this.queue.end(out);
		this.rest = new TextPipe(this.channels.open(LOCATION), UnaryOperator.identity(), JsonEscapes::writeUnquoted);
		this.rest.write(this.source.append(c).toString(), out);
		this.source.setLength(0);
	}

	@Override
	public void end(StringBuilder out) {
		if (this.rest == null && !this.source.isEmpty()) {
			if (this.scanner.end() && this.builder.count() > 0) {
				endValue(out);
			}
			else {
				String partial = this.source.toString();
				this.source.setLength(0);
				this.source.append(partial, 0, partial.length() - 1);
				breakDown(partial.charAt(partial.length() - 1), out);
			}
		}
		this.queue.end(out);
		if (this.rest != null) {
			this.rest.end(out);
		}
	}

	@Override
	public void abort(String problem, StringBuilder out) {
		this.queue.clear();
		if (!this.lineStart) {
			out.append('\n');
		}
		out.append("{\"error\":").append(problem).append("}\n");
	}

}
