package dev.aisecurity.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.interaction.Segment;
import dev.aisecurity.web.extract.BodyContent;
import dev.aisecurity.web.extract.BodyOrigins;
import dev.aisecurity.web.extract.PromptExtractors;
import dev.aisecurity.web.extract.RequestLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.http.MediaType;

/**
 * Time from the bytes of a body to its texts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExtractionBenchmark {

	private static final String SENTENCE = "Could you tell me which trains go from Zürich to Bern on Sunday mornings? ";

	@Param({ "1024", "10240", "102400" })
	private int length;

	private final PromptExtractors extractors = new PromptExtractors(RequestLimits.DEFAULT);

	private BodyContent chat = body(MediaType.APPLICATION_JSON, "{}");

	private BodyContent text = body(MediaType.TEXT_PLAIN, "");

	/**
	 * Writes the bodies: turns of two sentences each, and the same as one text.
	 */
	@Setup
	public void write() {
		StringBuilder json = new StringBuilder("{\"model\":\"m\",\"temperature\":0.2,\"messages\":[");
		StringBuilder plain = new StringBuilder();
		int turn = 0;
		while (json.length() < this.length) {
			String content = turn + " " + SENTENCE + "\\n" + SENTENCE;
			json.append((turn > 0) ? "," : "")
				.append("{\"role\":\"")
				.append((turn % 2 == 0) ? "user" : "assistant")
				.append("\",\"content\":\"")
				.append(content)
				.append("\"}");
			plain.append(content);
			turn++;
		}
		this.chat = body(MediaType.APPLICATION_JSON, json.append("]}"));
		this.text = body(MediaType.TEXT_PLAIN, plain);
	}

	private static BodyContent body(MediaType type, CharSequence text) {
		return new BodyContent(type, text.toString().getBytes(StandardCharsets.UTF_8), BodyOrigins.USER);
	}

	/**
	 * Reads a chat-completions body.
	 * @return the texts
	 */
	@Benchmark
	public List<Segment> chat() {
		return this.extractors.extract(this.chat);
	}

	/**
	 * Reads a plain text.
	 * @return the text
	 */
	@Benchmark
	public List<Segment> text() {
		return this.extractors.extract(this.text);
	}

}
