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
				FrameQueue queue = new FrameQueue(channels, filter, this.limits);
				FrameTexts texts = new FrameTexts(this.shapes, queue, strings(format));
				yield new JsonLinesRewriter(raw, channels, queue, texts, this.limits.frames());
			}
			case EVENT_STREAM -> {
				FrameQueue queue = new FrameQueue(channels, filter, this.limits);
				FrameTexts texts = new FrameTexts(this.shapes, queue, strings(format));
				yield new EventStreamRewriter(queue, texts, strings(format), this.limits);
			}
			case HTML -> html(format, raw, filter.get(), channels);
			case XML -> raw ? text(channels, filter.get(), new HtmlTextEncoding(Encode::forXml, TextEncoding.NONE))
					: new MarkupRewriter(channels, false);
			case CSV, TSV -> text(channels, filter.get(), new CsvEncoding(type == BodyType.TSV));
			case YAML -> text(channels, filter.get(), raw ? new QuotedEncoding() : TextEncoding.NONE);
			case TEXT, MARKDOWN, TERMINAL -> text(channels, filter.get(), TextEncoding.NONE);
			case ACTIVE, BINARY -> throw new UnsupportedBodyException(type);
		};
	}

	private BodyRewriter html(OutputFormat format, boolean raw, UnaryOperator<String> filter, TextChannels channels) {
		if (!raw) {
			return new MarkupRewriter(channels, true);
		}
		return text(channels, filter,
				(format == OutputFormat.HTML)
						? new WholeEncoding(HtmlSanitizing.policy(), TextEncoding.NONE, this.limits.document())
						: new HtmlTextEncoding(Encode::forHtml, TextEncoding.NONE));
	}

	private static BodyRewriter text(TextChannels channels, UnaryOperator<String> filter, TextEncoding encoding) {
		return new TextRewriter(new TextPipe(channels.open(LOCATION), filter, encoding));
	}

	private Supplier<TextEncoding> values(OutputFormat format) {
		return switch (format) {
			case HTML_IN_JSON -> () -> new HtmlTextEncoding(Encode::forHtml, new JsonTextEncoding());
			case HTML -> {
				UnaryOperator<String> policy = HtmlSanitizing.policy();
				yield () -> new WholeEncoding((text) -> (text.indexOf('<') < 0) ? text : policy.apply(text),
						new JsonTextEncoding(), this.limits.document());
			}
			default -> JsonTextEncoding::new;
		};
	}

	private static TextEncoding strings(OutputFormat format) {
		return (format == OutputFormat.HTML_IN_JSON || format == OutputFormat.HTML) ? JsonEntities::write
				: JsonEscapes::write;
	}

}
