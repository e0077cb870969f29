package dev.aisecurity.benchmarks.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import dev.aisecurity.benchmarks.command.UsageException;
import tools.jackson.core.JacksonException;

/**
 * Labelled texts in files of JSON lines, which may be compressed.
 */
public final class Corpus {

	private Corpus() {
	}

	/**
	 * Reads rows.
	 * @param inputs files, or folders with files whose names end in {@code .jsonl} or
	 * {@code .jsonl.gz}
	 * @return the rows, by name of the file and in its order
	 * @throws IOException if a file cannot be read
	 * @throws UsageException if there is no such file, or one of them is malformed
	 */
	public static List<Row> read(List<Path> inputs) throws IOException {
		List<Row> rows = new ArrayList<>();
		for (Path input : inputs) {
			List<Path> files = files(input);
			if (files.isEmpty()) {
				throw new UsageException("There is no .jsonl or .jsonl.gz in " + input);
			}
			for (Path file : files) {
				read(file, rows);
			}
		}
		return rows;
	}

	private static List<Path> files(Path input) throws IOException {
		if (!Files.isDirectory(input)) {
			if (!Files.isRegularFile(input)) {
				throw new UsageException("There is no file " + input);
			}
			return List.of(input);
		}
		try (Stream<Path> all = Files.walk(input)) {
			return all.filter(Files::isRegularFile)
				.filter((file) -> file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.gz"))
				.sorted()
				.toList();
		}
	}

	private static void read(Path file, List<Row> rows) throws IOException {
		RowReader reader = new RowReader();
		try (InputStream bytes = open(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
			int number = 0;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				if (!line.isBlank()) {
					rows.add(row(reader, line, file, number));
				}
			}
		}
	}

	private static Row row(RowReader reader, String line, Path file, int number) {
		try {
			return reader.read(line);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new UsageException("Line " + number + " of " + file + " is no row of a corpus");
		}
	}

	private static InputStream open(Path file) throws IOException {
		InputStream bytes = Files.newInputStream(file);
		return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 65_536) : bytes;
	}

}
