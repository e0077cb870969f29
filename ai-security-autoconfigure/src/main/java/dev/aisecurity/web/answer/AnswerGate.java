package dev.aisecurity.web.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.output.body.BodyRewriter;
import dev.aisecurity.output.body.BodyRewriters;
import dev.aisecurity.output.body.BodyType;
import dev.aisecurity.output.body.UnsupportedBodyException;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Lets the body of one answer out: whole, once all of it is decided, or piece by piece,
 * as it is decided. Bytes leave on the thread that writes; nothing is kept but a bounded
 * start, and what is undecided.
 */
final class AnswerGate {

	private static final Logger logger = LoggerFactory.getLogger(AnswerGate.class);

	private static final String STREAMING = ShallowEtagHeaderFilter.class.getName() + ".STREAMING";

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final BodyRewriters rewriters;

	private final AnswerRefusal refusals;

	private final ReentrantLock lock = new ReentrantLock();

	private final WithheldHeaders withheld = new WithheldHeaders();

	private final ByteArrayOutputStream start = new ByteArrayOutputStream(0);

	private volatile AnswerTerms terms;

	private volatile State state = State.KEEPING;

	private @Nullable Charset writer;

	private @Nullable Transcoder transcoder;

	private Charset released = StandardCharsets.UTF_8;

	private boolean flushed;

	private boolean unflushed;

	private boolean nonBlocking;

	private @Nullable Runnable atEnd;

	private @Nullable InteractionBlockedException refusal;

	private volatile @Nullable Decision revoked;

	AnswerGate(HttpServletRequest request, HttpServletResponse response, AnswerTerms terms, BodyRewriters rewriters,
			AnswerRefusal refusals) {
		this.request = request;
		this.response = response;
		this.terms = terms;
		this.rewriters = rewriters;
		this.refusals = refusals;
	}

	AnswerTerms terms() {
		return this.terms;
	}

	/**
	 * Changes what holds, if nothing was written yet.
	 * @param others what holds from now on
	 */
	void adopt(AnswerTerms others) {
		this.lock.lock();
		try {
			if (this.state == State.KEEPING && this.start.size() == 0) {
				this.terms = others;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether the body may yet be another one than what is written.
	 * @return whether headers that speak of its bytes must not be set
	 */
	boolean mayRewrite() {
		return !this.terms.observed() && this.state != State.COPYING;
	}

	/**
	 * Returns whether it is too late to change the type of the body.
	 * @return whether it was decided how to treat the body
	 */
	boolean isDecided() {
		return this.state != State.KEEPING;
	}

	boolean isRefused() {
		return this.state == State.REFUSED;
	}

	WithheldHeaders withheld() {
		return this.withheld;
	}

	void useWriter(Charset charset) {
		this.writer = charset;
	}

	void write(byte[] bytes, int offset, int length) throws IOException {
		this.lock.lock();
		try {
			checkRevoked();
			if (this.state == State.KEEPING && length > 0) {
				prepare(length);
			}
			switch (this.state) {
				case KEEPING -> this.start.write(bytes, offset, length);
				case RELEASING -> release(bytes, offset, length);
				case COPYING -> copy(bytes, offset, length);
				case REFUSED -> throw refusal();
				case FAILED -> throw new IOException("The client is gone");
				case ENDED -> {
				}
			}
		}
		finally {
			unlock();
		}
	}

	private void prepare(int length) throws IOException {
		if (isToBeCopied()) {
			startCopying();
		}
		else if (isStream() || this.flushed) {
			startReleasing();
		}
		else if (this.start.size() + (long) length > this.terms.profile().buffer()) {
			if (this.terms.profile().mode() == StreamMode.BUFFER_THEN_RELEASE) {
				throw refuse(defect(AnswerDefect.ANSWER_TOO_LARGE));
			}
			startReleasing();
		}
	}

	private boolean isToBeCopied() {
		if (this.terms.observed()) {
			return true;
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		return type != null && BodyType.of(type.name()).isOpaque()
				&& this.terms.profile().allowedTypes().contains(type.name());
	}

	private boolean isStream() {
		if (this.terms.profile().mode() == StreamMode.BUFFER_THEN_RELEASE) {
			return false;
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		return (type != null && type.isStream()) || this.request.getAttribute(STREAMING) != null
				|| this.request.isAsyncStarted();
	}

	void flush() throws IOException {
		this.lock.lock();
		try {
			if (this.state == State.KEEPING) {
				if (isToBeCopied()) {
					startCopying();
				}
				else if (isStream()) {
					startReleasing();
				}
				else {
					this.flushed = this.start.size() > 0 && this.terms.profile().mode() == StreamMode.STREAM_HOLD;
				}
			}
			if (this.state == State.COPYING
					|| (this.state == State.RELEASING && (this.unflushed || !this.response.isCommitted()))) {
				this.unflushed = false;
				flushResponse();
			}
		}
		finally {
			unlock();
		}
	}

	private void startReleasing() throws IOException {
		this.transcoder = guarded(this::open);
		this.state = State.RELEASING;
		if (this.start.size() > 0) {
			byte[] bytes = this.start.toByteArray();
			this.start.reset();
			release(bytes, 0, bytes.length);
		}
	}

	private Transcoder open() {
		this.terms.inspection().begin();
		AnswerType type = type();
		BodyRewriter rewriter = rewriter(type);
		this.released = type.releasedCharset();
		this.response.setContentType(type.header());
		harden(type);
		return new Transcoder(rewriter, type.charset(), this.released);
	}

	private AnswerType type() {
		String coding = this.response.getHeader("Content-Encoding");
		if (coding != null && !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity")) {
			throw defect(AnswerDefect.ENCODED_ANSWER);
		}
		AnswerType type = AnswerType.of(this.response.getContentType(), this.writer);
		if (type == null) {
			throw defect(AnswerDefect.UNDECLARED_TYPE);
		}
		return type;
	}

	private BodyRewriter rewriter(AnswerType type) {
		BodyType body = BodyType.of(type.name());
		AnswerSource source = AnswerSource.of(this.request);
		boolean items = body == BodyType.JSON && source == AnswerSource.ITEMS;
		try {
			BodyRewriter rewriter = this.rewriters.open(items ? BodyType.JSON_LINES : body,
					this.terms.exchange().endpoint().output(), source == AnswerSource.HANDLER,
					this.terms.inspection()::channel);
			return items ? new ItemArrayRewriter(rewriter) : rewriter;
		}
		catch (UnsupportedBodyException ex) {
			throw defect(AnswerDefect.UNDECLARED_TYPE);
		}
	}

	private void harden(@Nullable AnswerType type) {
		this.response.setHeader("X-Content-Type-Options", "nosniff");
		String policy = this.terms.profile().htmlCsp();
		if (policy != null && type != null && type.isPage()
				&& !this.response.containsHeader("Content-Security-Policy")) {
			this.response.setHeader("Content-Security-Policy", policy);
		}
	}

	private void release(byte[] bytes, int offset, int length) throws IOException {
		Transcoder open = this.transcoder;
		if (open != null) {
			put(guarded(() -> open.write(bytes, offset, length)));
		}
	}

	private void put(byte[] bytes) throws IOException {
		if (bytes.length > 0) {
			this.unflushed = true;
			attempt(() -> out(bytes, 0, bytes.length));
		}
	}

	private void out(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.response.getOutputStream().write(bytes, offset, length);
		}
		catch (IllegalStateException ex) {
			this.response.getWriter().write(new String(bytes, offset, length, this.released));
		}
	}

	private void startCopying() {
		this.state = State.COPYING;
		this.withheld.restore(this.response);
		if (this.terms.observed()) {
			watch(() -> {
				this.terms.inspection().begin();
				AnswerType type = type();
				this.transcoder = new Transcoder(rewriter(type), type.charset(), type.releasedCharset());
			});
		}
		else {
			harden(null);
		}
	}

	private void copy(byte[] bytes, int offset, int length) throws IOException {
		attempt(() -> this.response.getOutputStream().write(bytes, offset, length));
		Transcoder side = this.transcoder;
		if (side != null) {
			watch(() -> side.write(bytes, offset, length));
		}
	}

	private void watch(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			this.transcoder = null;
			log(ex);
		}
	}

	/**
	 * Ends the body: lets out what was kept.
	 * @throws IOException if the client is gone
	 */
	void finish() throws IOException {
		this.lock.lock();
		try {
			checkRevoked();
			switch (this.state) {
				case KEEPING -> finishWhole();
				case RELEASING -> finishReleasing();
				case COPYING -> finishCopying();
				case REFUSED, FAILED, ENDED -> {
				}
			}
		}
		catch (InteractionBlockedException ex) {
			logger.debug("Answer was refused at its end");
		}
		finally {
			unlock();
		}
	}

	private void finishWhole() throws IOException {
		if (this.start.size() == 0) {
			end();
			harden();
			return;
		}
		byte[] written = this.start.toByteArray();
		byte[] body = guarded(() -> rewrite(written));
		end();
		this.response.setContentLengthLong(body.length);
		put(body);
	}

	private byte[] rewrite(byte[] written) {
		Transcoder whole = open();
		byte[] most = whole.write(written, 0, written.length);
		byte[] rest = whole.end();
		byte[] body = Arrays.copyOf(most, most.length + rest.length);
		System.arraycopy(rest, 0, body, most.length, rest.length);
		return body;
	}

	private void finishReleasing() throws IOException {
		Transcoder open = this.transcoder;
		if (open != null) {
			put(guarded(open::end));
		}
		end();
		flushResponse();
	}

	private void flushResponse() throws IOException {
		if (!this.nonBlocking || this.response.getOutputStream().isReady()) {
			attempt(this.response::flushBuffer);
		}
	}

	private void finishCopying() {
		Transcoder side = this.transcoder;
		if (side != null) {
			watch(side::end);
		}
		end();
	}

	/**
	 * Ends the body as whoever wrote it does: there will be no more.
	 * @throws IOException if the client is gone
	 */
	void close() throws IOException {
		finish();
		if (this.request.getDispatcherType() != DispatcherType.INCLUDE && this.state == State.ENDED) {
			attempt(() -> this.response.getOutputStream().close());
		}
	}

	/**
	 * Ends the body of a response that no dispatch will come back to.
	 * @param then what to do then
	 */
	void finish(Runnable then) {
		try {
			this.lock.lock();
			try {
				if (this.nonBlocking && (this.state == State.RELEASING || this.state == State.KEEPING)
						&& !this.response.getOutputStream().isReady()) {
					this.atEnd = then;
					return;
				}
			}
			finally {
				this.lock.unlock();
			}
			finish();
		}
		catch (IOException ex) {
			logger.debug("Client was gone at the end of an answer");
		}
		then.run();
	}

	/**
	 * Stands between a container and somebody who writes without blocking.
	 * @param listener who writes
	 * @return whom to tell that there is room
	 */
	WriteListener listen(WriteListener listener) {
		this.nonBlocking = true;
		return new WriteListener() {

			@Override
			public void onWritePossible() throws IOException {
				Runnable then = AnswerGate.this.atEnd;
				if (then != null) {
					AnswerGate.this.atEnd = null;
					finish(then);
				}
				else {
					listener.onWritePossible();
				}
			}

			@Override
			public void onError(Throwable failure) {
				discard();
				listener.onError(failure);
			}

		};
	}

	/**
	 * Inspects a text that leaves beside the body.
	 * @param text the text
	 * @return what may leave of it, or {@code null} for nothing
	 */
	@Nullable String inspect(String text) {
		try {
			String inspected = this.terms.inspection().inspect(text, "error message");
			return this.terms.observed() ? text : inspected;
		}
		catch (RuntimeException ex) {
			return this.terms.observed() ? text : null;
		}
	}

	/**
	 * Sees to it that readers take the answer for what it says it is.
	 */
	void harden() {
		if (!this.terms.observed()) {
			harden(null);
		}
	}

	/**
	 * Ends the body without letting out anything more.
	 */
	void discard() {
		this.lock.lock();
		try {
			if (this.state != State.REFUSED && this.state != State.FAILED) {
				end();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.state = State.ENDED;
		this.transcoder = null;
		this.start.reset();
	}

	/**
	 * Starts anew, if nothing has left.
	 */
	void reset() {
		this.lock.lock();
		try {
			if (this.state != State.REFUSED && this.state != State.FAILED && !this.response.isCommitted()) {
				end();
				this.state = State.KEEPING;
				this.flushed = false;
				this.unflushed = false;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Refuses the answer, be it that something of it has left.
	 * @param decision why
	 */
	void refuse(Decision decision) {
		this.lock.lock();
		try {
			if (this.state != State.REFUSED) {
				refuse(new InteractionBlockedException(decision));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the answer because it is revoked: at once if it is answered asynchronously,
	 * else with the next write. Does not wait for a writer, who ends it instead.
	 * @param decision why
	 */
	void revoke(Decision decision) {
		this.revoked = decision;
		endIfRevoked();
	}

	private void unlock() {
		this.lock.unlock();
		if (!this.lock.isHeldByCurrentThread()) {
			endIfRevoked();
		}
	}

	private void endIfRevoked() {
		Decision decision = this.revoked;
		if (decision != null && isOpen() && this.lock.tryLock()) {
			try {
				if (isOpen() && this.request.isAsyncStarted()) {
					refuse(new InteractionBlockedException(decision));
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void checkRevoked() {
		Decision decision = this.revoked;
		if (decision != null && isOpen()) {
			throw refuse(new InteractionBlockedException(decision));
		}
	}

	private boolean isOpen() {
		return this.state == State.KEEPING || this.state == State.RELEASING || this.state == State.COPYING;
	}

	private InteractionBlockedException refuse(InteractionBlockedException blocked) {
		Transcoder open = this.transcoder;
		end();
		this.state = State.REFUSED;
		this.refusal = blocked;
		try {
			if (!this.response.isCommitted()) {
				new EntityHeaders(this.response).remove();
				this.refusals.write(this.request, this.response, blocked.getDecision());
			}
			else if (open != null) {
				byte[] told = open.abort(this.refusals.describe(blocked.getDecision()));
				out(told, 0, told.length);
				this.response.flushBuffer();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Refusal {} could not be told: {}", blocked.getDecision().incident(), ex.getClass().getName());
		}
		complete();
		return blocked;
	}

	private void complete() {
		try {
			if (this.request.isAsyncStarted()) {
				this.request.getAsyncContext().complete();
			}
		}
		catch (IllegalStateException ex) {
			logger.debug("Processing has ended already");
		}
	}

	private InteractionBlockedException refusal() {
		InteractionBlockedException known = this.refusal;
		if (known == null) {
			throw new IllegalStateException("There is no refusal");
		}
		return known;
	}

	private InteractionBlockedException defect(AnswerDefect defect) {
		Decision decision = this.terms.exchange().inspect(Direction.OUTPUT, List.of(), List.of(defect.toFinding()));
		if (decision.isPermitted() && !this.terms.observed()) {
			decision = this.terms.exchange().escalate(decision, Verdict.BLOCK);
		}
		return new InteractionBlockedException(decision);
	}

	private <T> T guarded(Supplier<T> step) {
		try {
			return step.get();
		}
		catch (InteractionBlockedException ex) {
			throw refuse(ex);
		}
		catch (RuntimeException ex) {
			log(ex);
			throw refuse(defect(AnswerDefect.ANSWER_MALFORMED));
		}
	}

	private static void log(RuntimeException ex) {
		if (!(ex instanceof InteractionBlockedException)) {
			logger.debug("Answer could not be read: {}", ex.getClass().getName());
		}
	}

	private void attempt(Output step) throws IOException {
		try {
			step.run();
		}
		catch (IOException ex) {
			end();
			this.state = State.FAILED;
			throw ex;
		}
	}

	/**
	 * Something that reaches the client.
	 */
	@FunctionalInterface
	private interface Output {

		void run() throws IOException;

	}

	/**
	 * What becomes of bytes.
	 */
	private enum State {

		/** They are kept until all are there. */
		KEEPING,

		/** They are rewritten and leave. */
		RELEASING,

		/** They leave as they are. */
		COPYING,

		/** The answer was refused. */
		REFUSED,

		/** The client is gone. */
		FAILED,

		/** There are no more. */
		ENDED

	}

}
