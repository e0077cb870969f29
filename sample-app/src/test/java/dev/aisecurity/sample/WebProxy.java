package dev.aisecurity.sample;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An HTTP proxy that stands for the whole Internet: it answers every request itself, also
 * those over TLS, and remembers each, and each connection for which no request came. What
 * it gives for an image is none at first, so that error handlers run, and one the next
 * time, so that they end.
 */
final class WebProxy implements AutoCloseable {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private static final byte[] IMAGE = Base64.getDecoder()
		.decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

	// Names that are really in use, and not in any test: what asks them is the browser
	// itself, for its maker and its search engine
	private static final List<String> OWN = List.of(".com", ".net", ".org");

	private static final int TLS_HANDSHAKE = 0x16;

	private final UnaryOperator<String> pages;

	private final SSLSocketFactory tls = tls();

	private final List<WebRequest> requests = new CopyOnWriteArrayList<>();

	private final ExecutorService connections = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "proxy");
		thread.setDaemon(true);
		return thread;
	});

	private final ServerSocket server;

	/**
	 * Starts a proxy.
	 * @param pages gives the document at a URL, which may be empty
	 */
	WebProxy(UnaryOperator<String> pages) {
		this.pages = pages;
		try {
			this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.connections.execute(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Returns all requests so far, or since they were last forgotten, but not those of
	 * the browser for itself.
	 */
	List<WebRequest> requests() {
		return this.requests.stream()
			.filter((request) -> OWN.stream().noneMatch((own) -> request.authority().endsWith(own)))
			.toList();
	}

	void forget() {
		this.requests.clear();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.connections.shutdownNow();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.connections.execute(() -> serve(socket));
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			serve(socket, new BufferedInputStream(socket.getInputStream()), "");
		}
		catch (IOException ex) {
			// The browser went away: what it asked for is in the list.
			return;
		}
	}

	private void serve(Socket socket, InputStream in, String origin) throws IOException {
		OutputStream out = socket.getOutputStream();
		for (String head = head(in); !head.isEmpty(); head = head(in)) {
			String[] line = head.substring(0, head.indexOf('\r')).split(" ", 3);
			if (line[0].equals("CONNECT")) {
				this.requests.add(new WebRequest("CONNECT", "https://" + line[1] + "/", ""));
				out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
				out.flush();
				tunnel(socket, line[1]);
				return;
			}
			String length = header(head, "content-length");
			in.skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
			String url = line[1].startsWith("/") ? origin + line[1] : line[1];
			WebRequest request = new WebRequest(line[0], url, header(head, "referer"));
			boolean image = this.requests.contains(request) && header(head, "accept").startsWith("image/");
			this.requests.add(request);
			if (image) {
				answer(out, "image/gif", IMAGE);
			}
			else {
				answer(out, "text/html;charset=UTF-8", this.pages.apply(url).getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private void tunnel(Socket socket, String authority) throws IOException {
		int first = socket.getInputStream().read();
		if (first < 0) {
			return;
		}
		InputStream consumed = new ByteArrayInputStream(new byte[] { (byte) first });
		if (first != TLS_HANDSHAKE) {
			serve(socket, new SequenceInputStream(consumed, socket.getInputStream()), "http://" + authority);
			return;
		}
		try (SSLSocket secure = (SSLSocket) this.tls.createSocket(socket, consumed, true)) {
			serve(secure, new BufferedInputStream(secure.getInputStream()), "https://"
					+ (authority.endsWith(":443") ? authority.substring(0, authority.length() - 4) : authority));
		}
	}

	private static String head(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int ends = 0;
		for (int b = in.read(); b >= 0; b = in.read()) {
			head.write(b);
			ends = (b == '\n') ? ends + 1 : (b == '\r') ? ends : 0;
			if (ends == 2) {
				return head.toString(StandardCharsets.ISO_8859_1);
			}
		}
		return "";
	}

	private static String header(String head, String name) {
		return head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

	private static void answer(OutputStream out, String type, byte[] body) throws IOException {
		String head = """
				HTTP/1.1 200 OK
				Content-Type: %s
				Content-Length: %d
				Cache-Control: no-store
				Referrer-Policy: unsafe-url
				Access-Control-Allow-Origin: *

				""".formatted(type, body.length).replace("\n", "\r\n");
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		answer.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		answer.writeBytes(body);
		answer.writeTo(out);
		out.flush();
	}

	private static SSLSocketFactory tls() {
		try {
			Path file = Files.createTempDirectory("proxy").resolve("keys.p12");
			new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
					"-alias", "proxy", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=proxy", "-validity",
					"2", "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
			KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
			Files.delete(file);
			Files.delete(file.getParent());
			KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(keys, PASSWORD);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			return context.getSocketFactory();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("The proxy needs a certificate", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
