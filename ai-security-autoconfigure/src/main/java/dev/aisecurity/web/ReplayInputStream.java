package dev.aisecurity.web;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives out a cached body, then what comes after it.
 */
final class ReplayInputStream extends ServletInputStream {

	private final CachedBody body;

	private final Supplier<AsyncContext> async;

	private int position;

	private boolean ended;

	private @Nullable ReadListener listener;

	ReplayInputStream(CachedBody body, Supplier<AsyncContext> async) {
		this.body = body;
		this.async = async;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int left = this.body.bytes().length - this.position;
		if (length == 0) {
			return 0;
		}
		if (left > 0) {
			int count = Math.min(length, left);
			System.arraycopy(this.body.bytes(), this.position, target, offset, count);
			this.position += count;
			return count;
		}
		if (this.body.failure() != null) {
			throw this.body.failure();
		}
		int count = (this.body.rest() != null) ? this.body.rest().read(target, offset, length) : -1;
		this.ended |= count < 0;
		return count;
	}

	@Override
	public int available() throws IOException {
		int left = this.body.bytes().length - this.position;
		return (left > 0 || this.body.rest() == null) ? left : this.body.rest().available();
	}

	@Override
	public boolean isFinished() {
		if (this.position < this.body.bytes().length || this.body.failure() != null) {
			return false;
		}
		return this.body.rest() == null || this.ended || this.body.rest().isFinished();
	}

	@Override
	public boolean isReady() {
		return this.position < this.body.bytes().length || this.body.rest() == null || this.body.rest().isReady();
	}

	@Override
	public void setReadListener(ReadListener readListener) {
		if (readListener == null) {
			throw new NullPointerException("Read listener must not be null");
		}
		if (this.listener != null) {
			throw new IllegalStateException("Read listener is set already");
		}
		AsyncContext context = this.async.get();
		this.listener = readListener;
		if (this.body.rest() != null) {
			this.body.rest().setReadListener(new RestListener(readListener));
		}
		else {
			context.start(() -> replay(readListener));
		}
	}

	private void replay(ReadListener readListener) {
		try {
			if (!isFinished()) {
				readListener.onDataAvailable();
			}
			if (isFinished()) {
				readListener.onAllDataRead();
			}
		}
		catch (Exception ex) {
			readListener.onError(ex);
		}
	}

	/**
	 * Sees to it that the cached bytes are read first.
	 */
	private final class RestListener implements ReadListener {

		private final ReadListener delegate;

		RestListener(ReadListener delegate) {
			this.delegate = delegate;
		}

		@Override
		public void onDataAvailable() throws IOException {
			this.delegate.onDataAvailable();
		}

		@Override
		public void onAllDataRead() throws IOException {
			if (!isFinished()) {
				this.delegate.onDataAvailable();
			}
			this.delegate.onAllDataRead();
		}

		@Override
		public void onError(Throwable throwable) {
			this.delegate.onError(throwable);
		}

	}

}
