package dev.aisecurity.benchmarks.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import dev.aisecurity.benchmarks.command.Arguments;
import dev.aisecurity.benchmarks.corpus.Corpus;
import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.lexical.Concepts;
import dev.aisecurity.detect.lexical.LexicalHead;
import dev.aisecurity.detect.lexical.LexicalModel;

/**
 * Trains the lexical model, tells how well it does on sources that it has not seen, and
 * writes it. The same corpora give the same file, bit by bit. <pre>
 * train --corpora FOLDER --output model.bin
 *   --corpora   labelled rows; may be given several times
 *   --output    the model
 * </pre>
 */
public final class Training {

	/** Characters of a sentence or two. */
	private static final int SENTENCE = 240;

	/** Characters of a passage, to see long attacks as a whole. */
	private static final int PASSAGE = 800;

	private static final double DIRECT_SHARE = 0.5;

	private static final double PLANTED_SHARE = 0.3;

	/** Which part of harmless texts of unseen sources may be taken for attacks. */
	private static final double FALSE_POSITIVES = 0.005;

	/** Where the default policy refuses. */
	private static final double REFUSED = 0.7;

	/** Its harmless rows quote attacks; people would differ about them. */
	private static final String QUOTING = "agt_smoke";

	private static final int LINEAGES = 3;

	private Training() {
	}

	/**
	 * Runs the command.
	 * @param arguments its arguments
	 * @param out where the report is printed
	 * @throws IOException if files cannot be read or written
	 */
	public static void run(List<String> arguments, PrintStream out) throws IOException {
		Arguments given = Arguments.of(arguments, Set.of("--corpora", "--output"), Set.of());
		Path output = given.paths("--output").get(0);
		List<Row> rows = new ArrayList<>(Corpus.read(given.paths("--corpora")));
		rows.addAll(Seeds.rows());
		Concepts concepts = Concepts.builtIn();
		Examples examples = new Examples(concepts);
		out.println("## What users write");
		LexicalHead direct = train(examples.direct(rows), PASSAGE, DIRECT_SHARE, false, out);
		out.println("## Text of third parties");
		LexicalHead planted = train(examples.planted(rows), SENTENCE, PLANTED_SHARE, true, out);
		try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(output))) {
			new LexicalModel(concepts, direct, planted).write(file);
		}
		out.println("SHA-256 of the model: " + digest(Files.readAllBytes(output)));
	}

	private static String digest(byte[] model) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static LexicalHead train(List<Example> examples, int passage, double share, boolean local,
			PrintStream out) {
		Validation validation = new Validation(examples, (seen) -> learn(seen, passage, share, local));
		double threshold = validation.threshold(FALSE_POSITIVES, QUOTING);
		Curve curve = Curve.fit(validation, threshold, REFUSED);
		validation.print(out, threshold, curve, QUOTING);
		return learn(examples, passage, share, local).head(curve);
	}

	private static Learner learn(List<Example> examples, int passage, double share, boolean local) {
		Weights.set(examples, share);
		return Learner.learn(examples, SENTENCE, passage, local, Learner.common(examples, new Lineages(), LINEAGES));
	}

}
