package dev.aisecurity.output.body;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * JSON documents: every string, keys included, is a text of its own and leaves with
 * {@linkplain JsonEscapes lossless escapes}; lists of tokens with their probabilities are
 * left out; everything else leaves as it came. Where a body that a handler wrote by
 * itself stops being JSON, its rest is one text; where a serializer did that, the body is
 * refused.
 */
final class JsonRewriter implements BodyRewriter, JsonScanner.Sink {

	private static final String LOCATION = "body";

	private static final int BUFFER = 1024;

	private final boolean raw;

	private final TextChannels channels;

	private final Supplier<UnaryOperator<String>> filters;

	private final Supplier<TextEncoding> values;

	private final TokenSpelling spelling = new TokenSpelling(this);

	private final JsonScanner scanner = new JsonScanner(this.spelling);

	private final StringBuilder decoded = new StringBuilder();

	private StringBuilder out = new StringBuilder(0);

	private @Nullable TextPipe text;

	private boolean started;

	private boolean broken;

	JsonRewriter(boolean raw, TextChannels channels, Supplier<UnaryOperator<String>> filters,
			Supplier<TextEncoding> values) {
		this.raw = raw;
		this.channels = channels;
		this.filters = filters;
		this.values = values;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		this.out = out;
		int from = 0;
		if (!this.started && !chunk.isEmpty()) {
			this.started = true;
			if (chunk.charAt(0) == '\uFEFF') {
				out.append('\uFEFF');
				from = 1;
			}
		}
		if (!this.broken) {
			from = this.scanner.read(chunk, from);
			if (from < chunk.length()) {
				breakDown();
			}
		}
		if (this.broken) {
			pipe().write(chunk.subSequence(from, chunk.length()), out);
		}
		else if (this.text != null) {
			pass();
		}
	}

	@Override
	public void end(StringBuilder out) {
		this.out = out;
		if (!this.broken && !this.scanner.end() && !this.scanner.token().isEmpty()) {
			breakDown();
		}
		if (this.text != null) {
			pass();
			this.text.end(out);
			this.text = null;
		}
	}

	@Override
	public void abort(String problem, StringBuilder out) {
	}

	private void breakDown() {
		if (!this.raw || this.spelling.omitted()) {
			throw new UnreadableBodyException("The answer is said to be JSON but is not");
		}
		this.broken = true;
		this.text = new TextPipe(this.channels.open(LOCATION), this.filters.get(), JsonEscapes::writeUnquoted);
		this.text.write(this.scanner.token().toString(), this.out);
	}

	@Override
	public void structure(char c) {
		this.out.append(c);
	}

	@Override
	public void scalar(CharSequence token) {
		this.out.append(token);
	}

	@Override
	public void startText(boolean key) {
		this.out.append('"');
		this.text = new TextPipe(this.channels.open(LOCATION), this.filters.get(),
				key ? new JsonTextEncoding() : this.values.get());
	}

	@Override
	public void text(char c) {
		this.decoded.append(c);
		if (this.decoded.length() >= BUFFER) {
			pass();
		}
	}

	@Override
	public void endText() {
		pass();
		pipe().end(this.out);
		this.text = null;
		this.out.append('"');
	}

	private void pass() {
		pipe().write(this.decoded, this.out);
		this.decoded.setLength(0);
	}

	private TextPipe pipe() {
		if (this.text == null) {
			throw new IllegalStateException("No text is open");
		}
		return this.text;
	}

}
