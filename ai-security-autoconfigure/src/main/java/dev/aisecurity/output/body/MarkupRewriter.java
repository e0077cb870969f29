package dev.aisecurity.output.body;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * HTML and XML that a template or a serializer made: the texts between tags, within
 * comments, sections and scripts, and the values of attributes each pass a guard and keep
 * their encoding; everything else leaves as it came.
 */
final class MarkupRewriter implements BodyRewriter {

	private static final String LOCATION = "body";

	private static final int MAX_ENTITY = 32;

	private final TextChannels channels;

	private final boolean html;

	private final StringBuilder tag = new StringBuilder();

	private final StringBuilder entity = new StringBuilder();

	private final StringBuilder end = new StringBuilder();

	private @Nullable MarkupText text;

	private State state = State.TEXT;

	private char quote;

	/** What ends a text that holds no tags. */
	private String terminator = "";

	/**
	 * Creates a rewriter.
	 * @param channels opens guards for texts
	 * @param html whether scripts and styles hold no tags
	 */
	MarkupRewriter(TextChannels channels, boolean html) {
		this.channels = channels;
		this.html = html;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		for (int i = 0; i < chunk.length(); i++) {
			read(chunk.charAt(i), out);
		}
		if (this.text != null) {
			this.text.pass(out);
		}
	}

	@Override
	public void end(StringBuilder out) {
		endText(out);
	}

	@Override
	public void abort(String problem, StringBuilder out) {
	}

	private void read(char c, StringBuilder out) {
		switch (this.state) {
			case TEXT -> {
				if (c == '<') {
					endText(out);
					this.tag.setLength(0);
					this.state = State.NAME;
					out.append(c);
				}
				else {
					text(c, (char) 0, out);
				}
			}
			case NAME -> name(c, out);
			case TAG -> tag(c, out);
			case VALUE -> value(c, out);
			case QUOTED -> {
				if (c == this.quote) {
					endText(out);
					this.state = State.TAG;
					out.append(c);
				}
				else {
					text(c, this.quote, out);
				}
			}
			case LITERAL -> literal(c, out);
		}
	}

	private void name(char c, StringBuilder out) {
		if (this.tag.length() < 16 && c != '>' && c > ' ') {
			out.append(c);
			this.tag.append(c);
			if (CharSequence.compare(this.tag, "!--") == 0) {
				openLiteral("-->");
			}
			else if (CharSequence.compare(this.tag, "![CDATA[") == 0) {
				openLiteral("]]>");
			}
			return;
		}
		this.state = State.TAG;
		tag(c, out);
	}

	private void tag(char c, StringBuilder out) {
		out.append(c);
		if (c == '>') {
			String name = this.tag.toString().toLowerCase(Locale.ROOT);
			if (this.html && (name.equals("script") || name.equals("style"))) {
				openLiteral("</" + name);
			}
			else {
				this.state = State.TEXT;
			}
		}
		else if (c == '=') {
			this.state = State.VALUE;
		}
		else if (c == '"' || c == '\'') {
			this.quote = c;
			this.state = State.QUOTED;
		}
	}

	private void value(char c, StringBuilder out) {
		if (this.text == null && (c == '"' || c == '\'')) {
			out.append(c);
			this.quote = c;
			this.state = State.QUOTED;
		}
		else if (c == '>' || (this.text != null && c <= ' ')) {
			endText(out);
			this.state = State.TAG;
			tag(c, out);
		}
		else if (c <= ' ') {
			out.append(c);
		}
		else {
			text(c, MarkupText.UNQUOTED, out);
		}
	}

	private void openLiteral(String terminator) {
		this.terminator = terminator;
		this.end.setLength(0);
		this.state = State.LITERAL;
	}

	private void literal(char c, StringBuilder out) {
		this.end.append(c);
		while (!this.end.isEmpty() && !isPrefix(this.end)) {
			literalText().add(this.end.charAt(0));
			this.end.deleteCharAt(0);
		}
		if (this.end.length() == this.terminator.length()) {
			endText(out);
			out.append(this.end);
			this.end.setLength(0);
			this.tag.setLength(0);
			this.state = this.terminator.endsWith(">") ? State.TEXT : State.TAG;
		}
	}

	private boolean isPrefix(CharSequence start) {
		for (int i = 0; i < start.length(); i++) {
			if (Character.toLowerCase(start.charAt(i)) != Character.toLowerCase(this.terminator.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private MarkupText literalText() {
		if (this.text == null) {
			this.text = new MarkupText(this.channels.open(LOCATION), (char) 0, true);
		}
		return this.text;
	}

	private void text(char c, char quote, StringBuilder out) {
		if (this.text == null) {
			if (c <= ' ' && quote == 0) {
				out.append(c);
				return;
			}
			this.text = new MarkupText(this.channels.open(LOCATION), quote, false);
		}
		if (!this.entity.isEmpty()) {
			entity(c);
		}
		else if (c == '&') {
			this.entity.append(c);
		}
		else {
			this.text.add(c);
		}
	}

	private void entity(char c) {
		MarkupText open = this.text;
		if (open == null) {
			return;
		}
		if (c == ';') {
			String source = this.entity.append(c).toString();
			this.entity.setLength(0);
			open.add(MarkupEntities.decode(source), source);
		}
		else if (this.entity.length() < MAX_ENTITY && (Character.isLetterOrDigit(c) || c == '#')) {
			this.entity.append(c);
		}
		else {
			endEntity(open);
			if (c == '&') {
				this.entity.append(c);
			}
			else {
				open.add(c);
			}
		}
	}

	private void endEntity(MarkupText open) {
		if (!this.entity.isEmpty()) {
			open.add(this.entity.toString(), this.entity.toString());
			this.entity.setLength(0);
		}
	}

	private void endText(StringBuilder out) {
		if (this.state == State.LITERAL) {
			for (int i = 0; i < this.end.length() && this.end.length() < this.terminator.length(); i++) {
				literalText().add(this.end.charAt(i));
			}
		}
		if (this.text != null) {
			endEntity(this.text);
			this.text.end(out);
			this.text = null;
		}
	}

	private enum State {

		/** Between tags. */
		TEXT,

		/** Within the name of a tag. */
		NAME,

		/** Within a tag. */
		TAG,

		/** Before or within the value of an attribute without quotes. */
		VALUE,

		/** Within the value of an attribute. */
		QUOTED,

		/** Within a comment, a section, a script or a style. */
		LITERAL

	}

}
