package dev.aisecurity.detect.lexical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.normalize.CanonicalForm;

/**
 * Words of many languages by what they mean, as far as attacks are concerned. Immutable
 * and thread-safe.
 */
public final class Concepts {

	static final int BACKWARDS = 0x6A09E667;

	private static final String RESOURCE = "concepts.txt";

	private final IntTable words = new IntTable();

	private final IntTable prefixes = new IntTable();

	private final IntTable ideographs = new IntTable();

	private int count;

	private int checksum;

	private Concepts() {
	}

	/**
	 * Reads the concepts that ship.
	 * @return the concepts
	 */
	public static Concepts builtIn() {
		Concepts concepts = new Concepts();
		CanonicalForm form = new CanonicalForm();
		try (InputStream in = Concepts.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("Resource '" + RESOURCE + "' is missing");
			}
			BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				concepts.checksum = 31 * concepts.checksum + line.hashCode();
				if (line.startsWith("[")) {
					concepts.count++;
				}
				else if (!line.startsWith("#")) {
					for (String word : line.split(" ", -1)) {
						concepts.add(form.fold(word));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return concepts;
	}

	private void add(String word) {
		boolean prefix = word.endsWith("*");
		int length = word.length() - (prefix ? 1 : 0);
		if (length == 0) {
			return;
		}
		if (word.charAt(0) >= '\u2E80' && word.charAt(0) < '\uAC00') {
			int hash = BACKWARDS;
			for (int i = length - 1; i >= 0; i--) {
				hash = FeatureScan.hash(hash, word.charAt(i));
			}
			this.ideographs.put(hash, this.count);
			return;
		}
		int hash = 0x811C9DC5;
		for (int i = 0; i < length; i++) {
			char c = word.charAt(i);
			hash = FeatureScan.hash(hash, (c >= '0' && c <= '9') ? '0' : c);
		}
		(prefix ? this.prefixes : this.words).put(hash, this.count);
	}

	/**
	 * Returns a number that changes with the words.
	 * @return the checksum
	 */
	int checksum() {
		return this.checksum;
	}

	int ofWord(int hash) {
		return this.words.get(hash);
	}

	int ofPrefix(int hash) {
		return this.prefixes.get(hash);
	}

	int ofIdeographs(int hash) {
		return this.ideographs.get(hash);
	}

}
