package dev.aisecurity.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A persistent connection that sends one request over and over. It does as little as it
 * can, as it shares the processors with the server.
 */
final class LoadConnection implements AutoCloseable {

	private final Socket socket;

	private final InputStream input;

	private final byte[] request;

	private long firstByte;

	private final StringBuilder line = new StringBuilder();

	LoadConnection(int port, String path, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Accept: application/json, text/event-stream\r\nContent-Length: " + body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		this.request = new byte[head.length + body.length];
		System.arraycopy(head, 0, this.request, 0, head.length);
		System.arraycopy(body, 0, this.request, head.length, body.length);
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(30_000);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Sends the request and reads the response.
	 * @return whether it is a success
	 * @throws IOException if there is none
	 */
	boolean exchange() throws IOException {
		this.firstByte = 0;
		this.socket.getOutputStream().write(this.request);
		String status = readLine();
		int length = -1;
		boolean chunked = false;
		for (String header = readLine(); !header.isEmpty(); header = readLine()) {
			if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
				length = Integer.parseInt(header.substring(15).trim());
			}
			chunked |= header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18);
		}
		this.input.mark(1);
		if (this.input.read() >= 0) {
			this.firstByte = System.nanoTime();
			this.input.reset();
		}
		if (chunked) {
			for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
				this.input.skipNBytes(chunk + 2);
			}
			readLine();
		}
		else {
			this.input.skipNBytes(length);
		}
		return status.startsWith("HTTP/1.1 200");
	}

	/**
	 * Returns when the first byte of the body came.
	 * @return nanoseconds, as {@link System#nanoTime()}
	 */
	long firstByte() {
		return this.firstByte;
	}

	private int chunk() throws IOException {
		return Integer.parseInt(readLine().trim(), 16);
	}

	private String readLine() throws IOException {
		this.line.setLength(0);
		for (int b = this.input.read(); b != '\n'; b = this.input.read()) {
			if (b < 0) {
				throw new EOFException("Server closed the connection");
			}
			if (b != '\r') {
				this.line.append((char) b);
			}
		}
		return this.line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
