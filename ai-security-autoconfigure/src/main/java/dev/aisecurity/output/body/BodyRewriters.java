package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.output.TerminalFilter;
import org.owasp.encoder.Encode;

/**
 * Chooses how a body is rewritten. Immutable and thread-safe.
 */
public final class BodyRewriters {

	private static final String LOCATION = "body";

	private static final List<DeltaShape> SHAPES = List.of(new OpenAiChatShape(), new OpenAiResponsesShape(),
			new AnthropicShape(), new SpringAiShape());

	private final List<DeltaShape> shapes;

	private final BodyLimits limits;

	/** Creates rewriters that know the built-in protocols and bounds. */
	public BodyRewriters() {
		this(List.of(), BodyLimits.DEFAULT);
	}

	/**
	 * Creates rewriters.
	 * @param shapes further protocols, asked before those that are built in
	 * @param limits how much of a body may be held
	 */
	public BodyRewriters(List<DeltaShape> shapes, BodyLimits limits) {
		List<DeltaShape> all = new ArrayList<>(shapes);
		all.addAll(SHAPES);
		this.shapes = List.copyOf(all);
		this.limits = limits;
	}

	/**
	 * Returns a rewriter for one body.
	 * @param type what the content type makes of the body
	 * @param format what the endpoint says its texts are
	 * @param raw whether the handler wrote the body as one text; a body that a serializer
	 * or template made has a structure that stays
	 * @param channels opens guards for the texts of the body
	 * @return a new rewriter
	 * @throws UnsupportedBodyException if no text can be written safely into such a body
	 */
	public BodyRewriter open(BodyType type, OutputFormat format, boolean raw, TextChannels channels) {
		boolean terminal = type == BodyType.TERMINAL || format == OutputFormat.TERMINAL;
		Supplier<UnaryOperator<String>> filter = terminal ? () -> new TerminalFilter()::filter
				: UnaryOperator::identity;
		return switch (type) {
			case JSON -> new JsonRewriter(raw, channels, filter, values(format));
			case JSON_LINES -> {
				FrameQueue queue = new FrameQueue(channels, filter, this.limits.frames());
				FrameTexts texts = new FrameTexts(this.shapes, queue, strings(format));
				yield new JsonLinesRewriter(raw, channels, queue, texts, this.limits.frames());
			}
			case EVENT_STREAM -> {
				FrameQueue queue = new FrameQueue(channels, filter, this.limits.frames());
				FrameTexts texts = new FrameTexts(this.shapes, queue, strings(format));
				yield new EventStreamRewriter(queue, texts, strings(format), this.limits.frames());
			}
			case TEXT, MARKDOWN, TERMINAL ->
				new TextRewriter(new TextPipe(channels.open(LOCATION), filter.get(), TextEncoding.NONE));
			default -> throw new UnsupportedBodyException(type);
		};
	}

	private static Supplier<TextEncoding> values(OutputFormat format) {
		return (format == OutputFormat.HTML_IN_JSON)
				? () -> new HtmlTextEncoding(Encode::forHtml, new JsonTextEncoding()) : JsonTextEncoding::new;
	}

	private static TextEncoding strings(OutputFormat format) {
		return (format == OutputFormat.HTML_IN_JSON) ? JsonEntities::write : JsonEscapes::write;
	}

}
