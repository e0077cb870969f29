package dev.aisecurity.answer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.aisecurity.guard.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What became of the streams of {@link StreamHandlers}.
 */
final class StreamLog {

	final AtomicInteger cancelled = new AtomicInteger();

	final AtomicInteger produced = new AtomicInteger();

	volatile CountDownLatch gate = new CountDownLatch(1);

	volatile @Nullable Exchange last;

}
