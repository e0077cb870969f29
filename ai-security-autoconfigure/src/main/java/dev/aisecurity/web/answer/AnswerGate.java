package dev.aisecurity.web.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.policy.Decision;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the body of one answer out: whole, once all of it is decided, or piece by piece,
 * as it is decided. Bytes leave on the thread that writes; nothing is kept but a bounded
 * start, and what is undecided. One class, because every transition between its states
 * happens under one lock.
 */
final class AnswerGate {

	private static final Logger logger = LoggerFactory.getLogger(AnswerGate.class);

	private final AnswerForm form;

	private final AnswerSink sink;

	private final ReentrantLock lock = new ReentrantLock();

	private final WithheldHeaders withheld = new WithheldHeaders();

	private final ByteArrayOutputStream start = new ByteArrayOutputStream(0);

	private volatile AnswerTerms terms;

	private volatile GateState state = GateState.KEEPING;

	private @Nullable Transcoder transcoder;

	private boolean flushed;

	private boolean unflushed;

	private volatile @Nullable Runnable atEnd;

	private @Nullable InteractionBlockedException refusal;

	private volatile @Nullable Decision revoked;

	AnswerGate(AnswerTerms terms, AnswerForm form, AnswerSink sink) {
		this.terms = terms;
		this.form = form;
		this.sink = sink;
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
			if (this.state == GateState.KEEPING && this.start.size() == 0) {
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
		return !this.terms.observed() && this.state != GateState.COPYING;
	}

	/**
	 * Returns whether it is too late to change the type of the body.
	 * @return whether it was decided how to treat the body
	 */
	boolean isDecided() {
		return this.state != GateState.KEEPING;
	}

	boolean isRefused() {
		return this.state == GateState.REFUSED;
	}

	WithheldHeaders withheld() {
		return this.withheld;
	}

	void useWriter(Charset charset) {
		this.form.useWriter(charset);
	}

	void write(byte[] bytes, int offset, int length) throws IOException {
		this.lock.lock();
		try {
			checkRevoked();
			if (this.state == GateState.KEEPING && length > 0) {
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
		if (this.form.isCopied(this.terms)) {
			startCopying();
		}
		else if (this.form.isStream(this.terms) || this.flushed) {
			startReleasing();
		}
		else if (this.start.size() + (long) length > this.terms.profile().buffer()) {
			if (this.terms.profile().mode() == StreamMode.BUFFER_THEN_RELEASE) {
				throw refuse(this.terms.refuse(AnswerDefect.ANSWER_TOO_LARGE));
			}
			startReleasing();
		}
	}

	void flush() throws IOException {
		this.lock.lock();
		try {
			if (this.state == GateState.KEEPING) {
				if (this.form.isCopied(this.terms)) {
					startCopying();
				}
				else if (this.form.isStream(this.terms)) {
					startReleasing();
				}
				else {
					this.flushed = this.start.size() > 0 && this.terms.profile().mode() == StreamMode.STREAM_HOLD;
				}
			}
			if (this.state == GateState.COPYING
					|| (this.state == GateState.RELEASING && (this.unflushed || !this.sink.isCommitted()))) {
				this.unflushed = false;
				flushSink();
			}
		}
		finally {
			unlock();
		}
	}

	private void startReleasing() throws IOException {
		this.transcoder = guarded(() -> this.form.release(this.terms));
		this.state = GateState.RELEASING;
		if (this.start.size() > 0) {
			byte[] bytes = this.start.toByteArray();
			this.start.reset();
			release(bytes, 0, bytes.length);
		}
	}

	private void release(byte[] bytes, int offset, int length) throws IOException {
		Transcoder open = this.transcoder;
		if (open != null) {
			put(guarded(() -> open.write(bytes, offset, length)), open);
		}
	}

	private void put(byte[] bytes, Transcoder from) throws IOException {
		if (bytes.length > 0) {
			this.unflushed = true;
			attempt(() -> this.sink.write(bytes, from));
		}
	}

	private void startCopying() {
		this.state = GateState.COPYING;
		this.sink.restore(this.withheld);
		if (this.terms.observed()) {
			watch(() -> this.transcoder = this.form.observe(this.terms));
		}
		this.form.harden(this.terms);
	}

	private void copy(byte[] bytes, int offset, int length) throws IOException {
		attempt(() -> this.sink.copy(bytes, offset, length));
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
		Transcoder whole = guarded(() -> this.form.release(this.terms));
		byte[] body = guarded(() -> rewrite(whole, written));
		end();
		this.sink.announce(body.length);
		put(body, whole);
	}

	private static byte[] rewrite(Transcoder whole, byte[] written) {
		byte[] most = whole.write(written, 0, written.length);
		byte[] rest = whole.end();
		byte[] body = Arrays.copyOf(most, most.length + rest.length);
		System.arraycopy(rest, 0, body, most.length, rest.length);
		return body;
	}

	private void finishReleasing() throws IOException {
		Transcoder open = this.transcoder;
		if (open != null) {
			put(guarded(open::end), open);
		}
		end();
		flushSink();
	}

	private void flushSink() throws IOException {
		if (this.sink.isReady()) {
			attempt(this.sink::flush);
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
		if (this.state == GateState.ENDED) {
			attempt(this.sink::close);
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
				if ((this.state == GateState.RELEASING || this.state == GateState.KEEPING) && !this.sink.isReady()) {
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
		this.sink.useListener();
		return new GateListener(this, listener);
	}

	/**
	 * Goes on to end the body, if that had to wait for room.
	 * @return whether there was an end to go on with
	 */
	boolean resumeEnd() {
		Runnable then = this.atEnd;
		if (then == null) {
			return false;
		}
		this.atEnd = null;
		finish(then);
		return true;
	}

	/**
	 * Sees to it that readers take the answer for what it says it is.
	 */
	void harden() {
		this.form.harden(this.terms);
	}

	/**
	 * Ends the body without letting out anything more.
	 */
	void discard() {
		this.lock.lock();
		try {
			if (this.state != GateState.REFUSED && this.state != GateState.FAILED) {
				end();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.state = GateState.ENDED;
		this.transcoder = null;
		this.start.reset();
	}

	/**
	 * Starts anew, if nothing has left.
	 */
	void reset() {
		this.lock.lock();
		try {
			if (this.state != GateState.REFUSED && this.state != GateState.FAILED && !this.sink.isCommitted()) {
				end();
				this.state = GateState.KEEPING;
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
			if (this.state != GateState.REFUSED) {
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
		if (decision != null && this.state.isOpen() && this.lock.tryLock()) {
			try {
				if (this.state.isOpen() && this.sink.isAsynchronous()) {
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
		if (decision != null && this.state.isOpen()) {
			throw refuse(new InteractionBlockedException(decision));
		}
	}

	private InteractionBlockedException refuse(InteractionBlockedException blocked) {
		Transcoder open = this.transcoder;
		end();
		this.state = GateState.REFUSED;
		this.refusal = blocked;
		this.sink.refuse(blocked.getDecision(), open);
		return blocked;
	}

	private InteractionBlockedException refusal() {
		InteractionBlockedException known = this.refusal;
		if (known == null) {
			throw new IllegalStateException("There is no refusal");
		}
		return known;
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
			throw refuse(this.terms.refuse(AnswerDefect.ANSWER_MALFORMED));
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
			this.state = GateState.FAILED;
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

}
