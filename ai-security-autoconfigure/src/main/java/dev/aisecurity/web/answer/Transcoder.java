package dev.aisecurity.web.answer;

import java.nio.charset.Charset;

import dev.aisecurity.output.body.BodyRewriter;

/**
 * Passes a body through its rewriter: bytes in, bytes out.
 */
final class Transcoder {

	private final BodyRewriter rewriter;

	private final TextDecoder decoder;

	private final TextEncoder encoder;

	private final Charset released;

	private final StringBuilder out = new StringBuilder();

	Transcoder(BodyRewriter rewriter, Charset written, Charset released) {
		this.rewriter = rewriter;
		this.decoder = new TextDecoder(written);
		this.encoder = new TextEncoder(released);
		this.released = released;
	}

	Charset released() {
		return this.released;
	}

	/**
	 * Reads bytes of the body.
	 * @param bytes holds the bytes
	 * @param offset where they start
	 * @param length how many there are
	 * @return what may leave
	 * @throws RuntimeException if the answer must not go on
	 */
	byte[] write(byte[] bytes, int offset, int length) {
		this.decoder.decode(bytes, offset, length, this::rewrite);
		return this.encoder.encode(this.out, false);
	}

	/**
	 * Ends the body.
	 * @return the rest of what may leave
	 * @throws RuntimeException if the answer must not go on
	 */
	byte[] end() {
		this.decoder.end(this::rewrite);
		this.rewriter.end(this.out);
		return this.encoder.encode(this.out, true);
	}

	/**
	 * Breaks the body off.
	 * @param problem problem details as a JSON object in one line
	 * @return what tells the reader
	 */
	byte[] abort(String problem) {
		this.out.setLength(0);
		this.rewriter.abort(problem, this.out);
		return this.encoder.encode(this.out, true);
	}

	private void rewrite(String text) {
		this.rewriter.write(text, this.out);
	}

}
