package dev.aisecurity.benchmarks;

import java.util.Arrays;
import java.util.List;

import dev.aisecurity.benchmarks.command.UsageException;
import dev.aisecurity.benchmarks.evaluation.Evaluation;
import dev.aisecurity.benchmarks.evasion.EvasionCommand;
import dev.aisecurity.benchmarks.training.Training;

/**
 * What the jar runs: the command named by the first argument or, if that is none of ours,
 * JMH with all arguments.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs a command.
	 * @param args the command and its arguments
	 * @throws Exception if it fails
	 */
	public static void main(String[] args) throws Exception {
		String command = (args.length > 0) ? args[0] : "";
		List<String> arguments = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
		try {
			switch (command) {
				case "evaluate" -> Evaluation.run(arguments, System.out);
				case "evasion" -> EvasionCommand.run(arguments, System.out);
				case "train" -> Training.run(arguments, System.out);
				default -> org.openjdk.jmh.Main.main(args);
			}
		}
		catch (UsageException ex) {
			System.err.println(command + ": " + ex.getMessage());
			System.exit(2);
		}
	}

}
