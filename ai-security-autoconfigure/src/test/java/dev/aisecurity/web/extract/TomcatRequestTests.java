package dev.aisecurity.web.extract;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Segment;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a real Tomcat gives to {@link ParameterExtractor} and
 * {@link PartExtractor}.
 */
class TomcatRequestTests {

	private static final Tomcat TOMCAT = new Tomcat();

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		TOMCAT.setBaseDir(directory.toString());
		TOMCAT.setPort(0);
		Context context = TOMCAT.addContext("", new File(directory.toString()).getAbsolutePath());
		Wrapper servlet = Tomcat.addServlet(context, "texts", new TextsServlet());
		servlet.setMultipartConfigElement(new MultipartConfigElement("", 1000, 5000, 1000));
		servlet.addMapping("/*");
		TOMCAT.getConnector();
		TOMCAT.start();
	}

	@AfterAll
	static void stop() throws Exception {
		TOMCAT.stop();
		TOMCAT.destroy();
	}

	@Test
	void whenFormIsPostedThenReadsItAndTheQuery() throws Exception {
		assertThat(post("/?q=%69gnore+me", "application/x-www-form-urlencoded", "f=Z%C3%BCrich&q=again"))
			.containsExactlyInAnyOrder("query ignore me", "form again", "form Zürich");
	}

	@ParameterizedTest
	@CsvSource({ "/?q=%zz, a=b", "/, a=%zz", "/, a=%" })
	void whenEncodingIsBrokenThenRefuses(String path, String form) throws Exception {
		assertThat(post(path, "application/x-www-form-urlencoded", form)).containsExactly("parameters-malformed");
	}

	@Test
	void whenFormIsMultipartThenReadsItsParts() throws Exception {
		String body = part("name=\"message\"", "Zürich") + part("name=\"file\"; filename=\"a b.txt\"", "a document")
				+ part("name=\"meta\"\r\nContent-Type: application/json", "{\"a\":\"\\u0069gnore\"}") + "--x--\r\n";
		assertThat(post("/parts", "multipart/form-data; boundary=x", body)).containsExactly("part Zürich",
				"file name a b.txt", "part a document", "part ignore");
	}

	@Test
	void whenPartIsTooLargeThenRefuses() throws Exception {
		String body = part("name=\"message\"", "a".repeat(2000)) + "--x--\r\n";
		assertThat(post("/parts", "multipart/form-data; boundary=x", body)).containsExactly("parts-too-large");
	}

	@ParameterizedTest
	@CsvSource({ "multipart/form-data, x", "text/plain, x" })
	void whenBodyIsNotMultipartThenRefuses(String type, String body) throws Exception {
		assertThat(post("/parts", type, body)).containsExactly("multipart-malformed");
	}

	@ParameterizedTest
	@CsvSource({ "no parts at all", "--x" })
	void whenContainerFindsNoPartsThenThereIsNothingToRead(String body) throws Exception {
		assertThat(post("/parts", "multipart/form-data; boundary=x", body)).isEmpty();
	}

	private static String part(String disposition, String content) {
		return "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
	}

	private static List<String> post(String path, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
				+ "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		request.write(bytes);
		try (Socket socket = new Socket("localhost", TOMCAT.getConnector().getLocalPort())) {
			socket.getOutputStream().write(request.toByteArray());
			String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			List<String> lines = new ArrayList<>();
			for (String line : response.substring(response.indexOf("\r\n\r\n")).split("\n", -1)) {
				if (line.startsWith("> ")) {
					lines.add(line.substring(2));
				}
			}
			return lines;
		}
	}

	static final class TextsServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			StringBuilder answer = new StringBuilder();
			try {
				request.setCharacterEncoding("UTF-8");
				List<Segment> segments = request.getRequestURI().equals("/parts")
						? new PartExtractor(new PromptExtractors(RequestLimits.DEFAULT), RequestLimits.DEFAULT)
							.extract(request, BodyOrigins.USER)
						: new ParameterExtractor(RequestLimits.DEFAULT).extract(request, BodyOrigins.USER);
				for (Segment segment : segments) {
					answer.append("> ").append(segment.location()).append(' ').append(segment.text()).append('\n');
				}
			}
			catch (UnreadableRequestException ex) {
				answer.append("> ").append(ex.rule()).append('\n');
			}
			byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
			response.setContentLength(bytes.length);
			response.getOutputStream().write(bytes);
		}

	}

}
