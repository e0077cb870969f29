package dev.aisecurity.web.answer;

import java.nio.charset.Charset;

import dev.aisecurity.output.StreamMode;
import dev.aisecurity.output.body.BodyRewriter;
import dev.aisecurity.output.body.BodyRewriters;
import dev.aisecurity.output.body.BodyType;
import dev.aisecurity.output.body.UnsupportedBodyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * In which form an answer leaves, by what its response says at the moment of asking.
 */
final class AnswerForm {

	private static final String STREAMING = ShallowEtagHeaderFilter.class.getName() + ".STREAMING";

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final BodyRewriters rewriters;

	private @Nullable Charset writer;

	AnswerForm(HttpServletRequest request, HttpServletResponse response, BodyRewriters rewriters) {
		this.request = request;
		this.response = response;
		this.rewriters = rewriters;
	}

	/**
	 * Notes that the body is written as characters.
	 * @param charset how these become bytes
	 */
	void useWriter(Charset charset) {
		this.writer = charset;
	}

	/**
	 * Returns whether the body leaves as it is.
	 * @param terms what holds for the answer
	 * @return whether it is only observed, or of a declared type that holds no text
	 */
	boolean isCopied(AnswerTerms terms) {
		if (terms.observed()) {
			return true;
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		return type != null && BodyType.of(type.name()).isOpaque()
				&& terms.profile().allowedTypes().contains(type.name());
	}

	/**
	 * Returns whether the body leaves piece by piece.
	 * @param terms what holds for the answer
	 * @return whether its reader expects that
	 */
	boolean isStream(AnswerTerms terms) {
		if (terms.profile().mode() == StreamMode.BUFFER_THEN_RELEASE) {
			return false;
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		return (type != null && type.isStream()) || this.request.getAttribute(STREAMING) != null
				|| this.request.isAsyncStarted();
	}

	/**
	 * Opens the way of the body out, and sets the headers that go with it.
	 * @param terms what holds for the answer
	 * @return what rewrites the body
	 */
	Transcoder release(AnswerTerms terms) {
		terms.inspection().begin();
		AnswerType type = type(terms);
		Transcoder transcoder = transcoder(type, terms);
		this.response.setContentType(type.header());
		harden(type, terms);
		return transcoder;
	}

	/**
	 * Opens a way of the body that leads nowhere: the body itself leaves as it is.
	 * @param terms what holds for the answer
	 * @return what rewrites the body
	 */
	Transcoder observe(AnswerTerms terms) {
		terms.inspection().begin();
		return transcoder(type(terms), terms);
	}

	/**
	 * Sees to it that readers take the answer for what it says it is.
	 * @param terms what holds for the answer
	 */
	void harden(AnswerTerms terms) {
		if (!terms.observed()) {
			harden(null, terms);
		}
	}

	private AnswerType type(AnswerTerms terms) {
		String coding = this.response.getHeader("Content-Encoding");
		if (coding != null && !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity")) {
			throw terms.refuse(AnswerDefect.ENCODED_ANSWER);
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		if (type == null) {
			throw terms.refuse(AnswerDefect.UNDECLARED_TYPE);
		}
		return type;
	}

	private Transcoder transcoder(AnswerType type, AnswerTerms terms) {
		BodyType body = BodyType.of(type.name());
		AnswerSource source = AnswerSource.of(this.request);
		boolean items = body == BodyType.JSON && source == AnswerSource.ITEMS;
		try {
			BodyRewriter rewriter = this.rewriters.open(items ? BodyType.JSON_LINES : body,
					terms.exchange().endpoint().output(), source == AnswerSource.HANDLER, terms.inspection()::channel);
			return new Transcoder(items ? new ItemArrayRewriter(rewriter) : rewriter, type.charset(),
					type.releasedCharset());
		}
		catch (UnsupportedBodyException ex) {
			throw terms.refuse(AnswerDefect.UNDECLARED_TYPE);
		}
	}

	private void harden(@Nullable AnswerType type, AnswerTerms terms) {
		this.response.setHeader("X-Content-Type-Options", "nosniff");
		String policy = terms.profile().htmlCsp();
		if (policy != null && type != null && type.isPage()
				&& !this.response.containsHeader("Content-Security-Policy")) {
			this.response.setHeader("Content-Security-Policy", policy);
		}
	}

}
