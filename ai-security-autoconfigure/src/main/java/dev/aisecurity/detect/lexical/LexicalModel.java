package dev.aisecurity.detect.lexical;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A trained model: one head for what users write, and one for text of third parties.
 * Immutable and thread-safe.
 *
 * @param concepts the concepts it was trained with
 * @param direct finds attacks of the user
 * @param planted finds instructions where only data should be
 */
public record LexicalModel(Concepts concepts, LexicalHead direct, LexicalHead planted) {

	private static final int MAGIC = 0x4149534C;

	private static final int VERSION = 1;

	private static final String RESOURCE = "model.bin";

	/**
	 * Reads the model that ships.
	 * @return the model
	 */
	public static LexicalModel builtIn() {
		try (InputStream in = LexicalModel.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("Resource '" + RESOURCE + "' is missing");
			}
			return read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a model.
	 * @param stream where to read from
	 * @return the model
	 * @throws IOException if it cannot be read, or is no model that was trained with
	 * these concepts
	 */
	public static LexicalModel read(InputStream stream) throws IOException {
		DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 65_536));
		Concepts concepts = Concepts.builtIn();
		if (in.readInt() != MAGIC || in.readInt() != VERSION) {
			throw new IOException("This is no lexical model of version " + VERSION);
		}
		if (in.readInt() != concepts.checksum()) {
			throw new IOException("The lexical model was trained with other concepts");
		}
		return new LexicalModel(concepts, LexicalHead.read(in), LexicalHead.read(in));
	}

	/**
	 * Writes the model.
	 * @param stream where to write to
	 * @throws IOException if it cannot be written
	 */
	public void write(OutputStream stream) throws IOException {
		DataOutputStream out = new DataOutputStream(stream);
		out.writeInt(MAGIC);
		out.writeInt(VERSION);
		out.writeInt(this.concepts.checksum());
		this.direct.write(out);
		this.planted.write(out);
		out.flush();
	}

}
