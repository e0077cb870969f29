package dev.aisecurity.normalize;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that a text stands for, with the places where they stand. Used by one thread.
 */
final class ByteRun {

	private byte[] bytes = new byte[32];

	private int[] starts = new int[32];

	private int[] ends = new int[32];

	private int length;

	void add(int value, int start, int end) {
		if (this.length == this.bytes.length) {
			int capacity = this.length * 2;
			this.bytes = Arrays.copyOf(this.bytes, capacity);
			this.starts = Arrays.copyOf(this.starts, capacity);
			this.ends = Arrays.copyOf(this.ends, capacity);
		}
		this.bytes[this.length] = (byte) value;
		this.starts[this.length] = start;
		this.ends[this.length] = end;
		this.length++;
	}

	int length() {
		return this.length;
	}

	/**
	 * Returns whether the bytes so far are no text.
	 * @return whether they are neither UTF-8 nor UTF-16, or more than one in ten is a
	 * control character
	 */
	boolean isBinary() {
		int controls = 0;
		for (int i = 0; i < this.length; i++) {
			int value = this.bytes[i];
			if (value >= 0) {
				controls += ((value < ' ' && (value < '\t' || value > '\r')) || value == 0x7F) ? 1 : 0;
			}
			else {
				int more = (value < (byte) 0xE0) ? 1 : (value < (byte) 0xF0) ? 2 : 3;
				if (value < (byte) 0xC2 || value > (byte) 0xF4) {
					return !isSixteenBit(0) && !isSixteenBit(1);
				}
				for (int k = 1; k <= more && i + k < this.length; k++) {
					if ((this.bytes[i + k] & 0xC0) != 0x80) {
						return !isSixteenBit(0) && !isSixteenBit(1);
					}
				}
				i += more;
			}
		}
		return controls * 10 > this.length && !isSixteenBit(0) && !isSixteenBit(1);
	}

	private boolean isSixteenBit(int zeros) {
		int found = 0;
		for (int i = zeros; i < this.length; i += 2) {
			found += (this.bytes[i] == 0) ? 1 : 0;
		}
		return this.length >= 8 && found * 2 >= this.length - 2;
	}

	/**
	 * Returns the text.
	 * @return the text in UTF-8 or UTF-16, or {@code null} if it is neither or not
	 * readable
	 */
	@Nullable MappedText text() {
		if (isSixteenBit(1)) {
			return read(StandardCharsets.UTF_16LE);
		}
		return read(isSixteenBit(0) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
	}

	/**
	 * Appends the text, or each byte as a character of Latin-1 if it is no UTF-8.
	 * @param target what to append to
	 * @return whether it is text
	 */
	boolean appendTo(MappedText target) {
		MappedText text = decode(StandardCharsets.UTF_8);
		if (text == null && this.length > 1) {
			text = decode(StandardCharsets.ISO_8859_1);
		}
		if (text != null) {
			append(text, target);
		}
		return text != null;
	}

	static void append(MappedText source, MappedText target) {
		for (int i = 0; i < source.length(); i++) {
			target.append(source.charAt(i), source.start(i), source.end(i));
		}
	}

	private @Nullable MappedText read(Charset charset) {
		MappedText text = decode(charset);
		if (text == null) {
			return null;
		}
		int readable = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			readable += ((c >= ' ' && c != 0x7F && (c < 0x80 || c > 0xA0)) || c == '\n' || c == '\r' || c == '\t') ? 1
					: 0;
		}
		return (readable * 10 >= text.length() * 9) ? text : null;
	}

	private @Nullable MappedText decode(Charset charset) {
		CharBuffer chars;
		try {
			chars = charset.newDecoder().decode(ByteBuffer.wrap(this.bytes, 0, this.length));
		}
		catch (CharacterCodingException ex) {
			return null;
		}
		MappedText text = new MappedText(chars.length());
		int at = 0;
		for (int i = 0; i < chars.length(); i++) {
			char c = chars.charAt(i);
			boolean pair = Character.isHighSurrogate(c) && i + 1 < chars.length();
			int size = size(charset, pair ? 0x10000 : c);
			int end = this.ends[Math.min(this.length, at + size) - 1];
			text.append(c, this.starts[at], end);
			if (pair) {
				text.append(chars.charAt(++i), this.starts[at], end);
			}
			at += size;
		}
		return text;
	}

	private static int size(Charset charset, int c) {
		if (charset.equals(StandardCharsets.ISO_8859_1)) {
			return 1;
		}
		if (!charset.equals(StandardCharsets.UTF_8)) {
			return (c < 0x10000) ? 2 : 4;
		}
		if (c < 0x80) {
			return 1;
		}
		if (c < 0x800) {
			return 2;
		}
		return (c < 0x10000) ? 3 : 4;
	}

}
