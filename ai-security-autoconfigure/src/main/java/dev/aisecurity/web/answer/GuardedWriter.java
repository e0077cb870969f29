package dev.aisecurity.web.answer;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Where the characters of an answer are written.
 */
final class GuardedWriter extends Writer {

	private final AnswerGate gate;

	private final TextEncoder encoder;

	private final StringBuilder pending = new StringBuilder();

	GuardedWriter(AnswerGate gate, Charset charset) {
		this.gate = gate;
		this.encoder = new TextEncoder(charset);
	}

	@Override
	public void write(char[] chars, int offset, int length) throws IOException {
		this.pending.append(chars, offset, length);
		put(false);
	}

	@Override
	public void write(String text, int offset, int length) throws IOException {
		this.pending.append(text, offset, offset + length);
		put(false);
	}

	private void put(boolean end) throws IOException {
		byte[] bytes = this.encoder.encode(this.pending, end);
		this.gate.write(bytes, 0, bytes.length);
	}

	@Override
	public void flush() throws IOException {
		this.gate.flush();
	}

	@Override
	public void close() throws IOException {
		put(true);
		this.gate.close();
	}

}
