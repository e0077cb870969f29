package dev.aisecurity.benchmarks.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.aisecurity.benchmarks.command.UsageException;
import dev.aisecurity.interaction.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Corpus} and {@link Provenance}.
 */
class CorpusTests {

	private static final String ROW = "{\"id\":\"1\",\"source\":\"s\",\"text\":\"t\",\"label\":\"benign\"}\n";

	@TempDir
	Path folder;

	@Test
	void whenFolderIsReadThenAllFilesAreReadByNameAndOthersAreLeftOut() throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(this.folder.resolve("b.jsonl.gz")))) {
			out.write(ROW.replace("\"1\"", "\"2\"").getBytes(StandardCharsets.UTF_8));
		}
		Files.writeString(this.folder.resolve("a.jsonl"), ROW + "\n" + ROW);
		Files.writeString(this.folder.resolve("README.md"), "no row");
		assertThat(Corpus.read(List.of(this.folder))).extracting(Row::id).containsExactly("1", "1", "2");
	}

	@Test
	void whenLineIsNoRowThenUserIsToldWhichButNotWhatItSays() throws IOException {
		Path file = Files.writeString(this.folder.resolve("a.jsonl"), ROW + "{\"secret\":1}\n");
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> Corpus.read(List.of(file)))
			.withMessageContaining("Line 2")
			.withMessageNotContaining("secret");
	}

	@Test
	void whenNothingIsThereThenUserIsTold() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> Corpus.read(List.of(this.folder)));
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> Corpus.read(List.of(this.folder.resolve("missing.jsonl"))));
	}

	@Test
	void whenOffsetsCountCharactersThenSpansAreConverted() throws IOException {
		Row row = row("{\"text\":\"\uD83D\uDE42 jo@example.org\",\"label\":\"benign\",\"meta\":{\"pii\":["
				+ "{\"type\":\"EMAIL\",\"value\":\"jo@example.org\",\"start\":2,\"end\":16}]}}");
		assertThat(row.disclosures()).containsExactly(new Row.Span("EMAIL", 3, 17));
	}

	@Test
	void whenOffsetsCountCodeUnitsThenSpansStay() throws IOException {
		Row row = row("{\"text\":\"\uD83D\uDE42 jo@example.org\",\"label\":\"benign\",\"meta\":{\"pii\":["
				+ "{\"type\":\"EMAIL\",\"value\":\"jo@example.org\",\"start\":3,\"end\":17}]}}");
		assertThat(row.disclosures()).containsExactly(new Row.Span("EMAIL", 3, 17));
	}

	@ParameterizedTest
	@CsvSource({ "benign, question, , USER", "benign, wiki_question, , USER", "benign, security_doc, , RETRIEVED",
			"benign, web_page, , RETRIEVED", "benign, context_email, , RETRIEVED", "benign, tool_output, , TOOL",
			"benign, tool_chat, , USER", "benign, document, user, USER", "indirect, anything, , RETRIEVED",
			"indirect, anything, TOOL, TOOL", "injection, document, , USER", "harmful, document, , USER",
			"benign, question, https://example.org, USER" })
	void whenRowDoesNotSayItsOriginThenLabelAndFamilyDo(String label, String family, String origin, Origin expected)
			throws IOException {
		String meta = (origin != null) ? ",\"meta\":{\"origin\":\"" + origin + "\"}" : "";
		Row row = row("{\"text\":\"t\",\"label\":\"" + label + "\",\"family\":\"" + family + "\"" + meta + "}");
		assertThat(Provenance.of(row)).isEqualTo(expected);
	}

	private Row row(String line) throws IOException {
		return Corpus.read(List.of(Files.writeString(this.folder.resolve("row.jsonl"), line))).get(0);
	}

}
