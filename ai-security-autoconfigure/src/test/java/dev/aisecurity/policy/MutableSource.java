package dev.aisecurity.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A policy file that a test can change.
 */
final class MutableSource implements PolicySource {

	private volatile byte @Nullable [] content;

	MutableSource(byte[] content) {
		this.content = content;
	}

	MutableSource(String content) {
		this(content.getBytes(StandardCharsets.UTF_8));
	}

	void write(String content) {
		this.content = content.getBytes(StandardCharsets.UTF_8);
	}

	void delete() {
		this.content = null;
	}

	@Override
	public String name() {
		return "policies.yml";
	}

	@Override
	public byte[] read() throws IOException {
		byte[] now = this.content;
		if (now == null) {
			throw new IOException("Gone");
		}
		return now;
	}

}
