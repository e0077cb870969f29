package dev.aisecurity.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A test against the application on a real server, with a real client.
 */
@SpringBootTest(classes = AnswerApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ai.security.endpoints.functional.paths=/matrix/functional",
				"ai.security.endpoints.headers.paths=/headers/**", "ai.security.endpoints.streams.paths=/streams/**",
				"ai.security.inspection.deadline=60s", "spring.web.error.include-message=always",
				"ai.security.output.allowed-types=image/png" })
abstract class AnswerTestBase {

	private final HttpClient http = HttpClient.newHttpClient();

	private int port;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.port = port;
	}

	Reply get(String path, String... headers) {
		return Reply.of(send("GET", path, headers));
	}

	HttpResponse<byte[]> send(String method, String path, String... headers) {
		return send(method, path, HttpResponse.BodyHandlers.ofByteArray(), headers);
	}

	HttpResponse<InputStream> open(String path, String... headers) {
		return send("GET", path, HttpResponse.BodyHandlers.ofInputStream(), headers);
	}

	private <T> HttpResponse<T> send(String method, String path, HttpResponse.BodyHandler<T> body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.version(HttpClient.Version.HTTP_1_1)
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.http.send(request.build(), body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	/**
	 * What a server answered.
	 *
	 * @param status the HTTP status
	 * @param response the response
	 * @param body its body as UTF-8
	 */
	record Reply(int status, HttpResponse<byte[]> response, String body) {

		static Reply of(HttpResponse<byte[]> response) {
			return new Reply(response.statusCode(), response, new String(response.body(), StandardCharsets.UTF_8));
		}

		String header(String name) {
			return AnswerTestBase.header(this.response, name);
		}

	}

}
