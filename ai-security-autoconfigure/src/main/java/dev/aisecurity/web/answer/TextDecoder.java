package dev.aisecurity.web.answer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;

/**
 * Makes text of bytes that arrive in pieces of any size. What is malformed becomes a
 * replacement character. A byte order mark at the start is left out.
 */
final class TextDecoder {

	private static final int CHUNK = 4096;

	private final CharsetDecoder decoder;

	private final CharBuffer chars = CharBuffer.allocate(CHUNK);

	private ByteBuffer rest = ByteBuffer.allocate(0);

	private boolean started;

	TextDecoder(Charset charset) {
		this.decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPLACE)
			.onUnmappableCharacter(CodingErrorAction.REPLACE);
	}

	void decode(byte[] bytes, int offset, int length, Consumer<String> text) {
		ByteBuffer input = join(bytes, offset, length);
		run(input, false, text);
		this.rest = ByteBuffer.allocate(input.remaining()).put(input).flip();
	}

	private ByteBuffer join(byte[] bytes, int offset, int length) {
		if (!this.rest.hasRemaining()) {
			return ByteBuffer.wrap(bytes, offset, length);
		}
		return ByteBuffer.allocate(this.rest.remaining() + length).put(this.rest).put(bytes, offset, length).flip();
	}

	void end(Consumer<String> text) {
		run(this.rest, true, text);
		CoderResult result;
		do {
			result = this.decoder.flush(this.chars);
			emit(text);
		}
		while (result.isOverflow());
	}

	private void run(ByteBuffer input, boolean end, Consumer<String> text) {
		CoderResult result;
		do {
			result = this.decoder.decode(input, this.chars, end);
			emit(text);
		}
		while (result.isOverflow());
	}

	private void emit(Consumer<String> text) {
		this.chars.flip();
		if (this.chars.hasRemaining() && !this.started) {
			this.started = true;
			if (this.chars.get(this.chars.position()) == '\uFEFF') {
				this.chars.get();
			}
		}
		String decoded = this.chars.toString();
		this.chars.clear();
		if (!decoded.isEmpty()) {
			text.accept(decoded);
		}
	}

}
