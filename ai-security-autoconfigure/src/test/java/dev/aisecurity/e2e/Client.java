package dev.aisecurity.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Talks to the server under test: properly, or byte for byte.
 */
final class Client {

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	Client(int port) {
		this.port = port;
	}

	Answer get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	Answer json(String path, String body, String... headers) {
		return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
	}

	Answer post(String path, String contentType, String body, String... headers) {
		return post(path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
	}

	Answer post(String path, String contentType, byte[] body, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		all.add("Content-Type");
		all.add(contentType);
		return send("POST", path, body, all.toArray(new String[0]));
	}

	Answer send(String method, String path, byte[] body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.version(HttpClient.Version.HTTP_1_1)
			.method(method, (body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().map(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends bytes as they are, and says that no more will come.
	 * @param request the request, with <code>\n</code> for a line break in its head
	 * @param body the body
	 * @return the answer
	 */
	Answer raw(String request, String body) {
		String head = request.replace("\n", "\r\n");
		return raw((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
	}

	private Answer raw(byte[] request) {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request);
			socket.getOutputStream().flush();
			socket.shutdownOutput();
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			try {
				socket.getInputStream().transferTo(answer);
			}
			catch (IOException ex) {
				// A server may close a connection that it does not want to read to its
				// end
			}
			return parse(answer.toString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Answer parse(String answer) {
		int end = answer.indexOf("\r\n\r\n");
		if (end < 0) {
			return new Answer(0, Map.of(), answer);
		}
		String[] lines = answer.substring(0, end).split("\r\n");
		Map<String, List<String>> headers = new TreeMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			headers.computeIfAbsent(lines[i].substring(0, colon), (name) -> new ArrayList<>())
				.add(lines[i].substring(colon + 1).strip());
		}
		return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, answer.substring(end + 4));
	}

}
