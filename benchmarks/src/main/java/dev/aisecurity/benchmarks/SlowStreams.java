package dev.aisecurity.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many streams at once, read by one thread.
 *
 * @param complete how many came to their end
 * @param seconds how long that took
 * @param bytesEach bytes of a response on average
 */
record SlowStreams(int complete, double seconds, long bytesEach) {

	private static final long TIMEOUT = Duration.ofSeconds(60).toNanos();

	private static final byte[] END = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

	/**
	 * Opens streams and reads them to their end.
	 * @param port port of the server
	 * @param count how many streams
	 * @param path the endpoint
	 * @param json the body
	 * @return what became of them
	 * @throws IOException if the server cannot be reached
	 */
	static SlowStreams run(int port, int count, String path, String json) throws IOException {
		byte[] request = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Accept: text/event-stream\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
			.getBytes(StandardCharsets.ISO_8859_1);
		long start = System.nanoTime();
		List<Stream> streams = new ArrayList<>();
		try (Selector selector = Selector.open()) {
			for (int i = 0; i < count; i++) {
				SocketChannel channel = SocketChannel
					.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
				channel.write(ByteBuffer.wrap(request));
				channel.configureBlocking(false);
				Stream stream = new Stream();
				channel.register(selector, SelectionKey.OP_READ, stream);
				streams.add(stream);
			}
			read(selector, count, start + TIMEOUT);
		}
		int complete = (int) streams.stream().filter((stream) -> stream.complete).count();
		long bytes = streams.stream().mapToLong((stream) -> stream.bytes).sum();
		return new SlowStreams(complete, (System.nanoTime() - start) / 1e9, bytes / count);
	}

	private static void read(Selector selector, int count, long end) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(16_384);
		int open = count;
		while (open > 0 && System.nanoTime() < end) {
			selector.select(1000);
			for (SelectionKey key : selector.selectedKeys()) {
				SocketChannel channel = (SocketChannel) key.channel();
				buffer.clear();
				int read = channel.read(buffer);
				Stream stream = (Stream) key.attachment();
				if (read < 0 || stream.accept(buffer.array(), read)) {
					channel.close();
					open--;
				}
			}
			selector.selectedKeys().clear();
		}
	}

	private static final class Stream {

		private long bytes;

		private int matched;

		private boolean complete;

		boolean accept(byte[] data, int length) {
			this.bytes += length;
			for (int i = 0; i < length; i++) {
				if (data[i] == END[this.matched]) {
					this.matched++;
				}
				else {
					this.matched = (data[i] == END[0]) ? 1 : 0;
				}
				if (this.matched == END.length) {
					this.complete = true;
					return true;
				}
			}
			return false;
		}

	}

}
