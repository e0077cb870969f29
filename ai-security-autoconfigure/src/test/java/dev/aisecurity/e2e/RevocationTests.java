package dev.aisecurity.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.SubjectId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Streams of a session or a subject that is revoked while they run, on a real server.
 */
@SpringBootTest(classes = RevocationTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=aisecurity",
				"management.endpoint.aisecurity.access=unrestricted", "ai.security.search-packages=false" })
class RevocationTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private Revocations revocations;

	@Autowired
	private AuditEventRepository audit;

	@Autowired
	private Progress progress;

	private int port;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.port = port;
		this.progress.reset();
	}

	@Test
	void whenSubjectIsRevokedThenItsFluxEndsAndUpstreamIsCancelled() throws Exception {
		try (Reader reader = open("/flux")) {
			reader.awaitLine("data:one ");
			assertThat(this.revocations.revoke(new SubjectId("ada"), "test")).isPositive();
			assertThat(reader.rest()).contains("event: error").doesNotContain("two");
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("flux cancelled");
		}
		awaitNothingRuns();
	}

	@Test
	void whenSubjectIsRevokedByOperatorThenItsFluxEndsAndThatIsAudited() throws Exception {
		try (Reader reader = open("/flux")) {
			reader.awaitLine("data:one ");
			HttpResponse<String> response = post("{\"subject\":\"ada\",\"reason\":\"left the company\"}");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"ended\":1");
			assertThat(reader.rest()).contains("event: error");
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("flux cancelled");
		}
		assertThat(this.audit.find(null, null, "AI_SECURITY_REVOKED")).last()
			.satisfies((event) -> assertThat(event.getData()).containsEntry("subject", "ada")
				.containsEntry("reason", "left the company"));
		awaitNothingRuns();
	}

	@Test
	void whenSessionIsRevokedThenStreamsOfOthersGoOn() throws Exception {
		String session = this.http.send(request("/session").build(), BodyHandlers.ofString()).body();
		try (Reader mine = open("/flux", "JSESSIONID=" + session); Reader other = open("/flux")) {
			mine.awaitLine("data:one ");
			other.awaitLine("data:one ");
			assertThat(this.revocations.revoke(new SessionId(session), "test")).isEqualTo(1);
			assertThat(mine.rest()).contains("event: error");
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("flux cancelled");
			assertThat(this.revocations.running()).isEqualTo(1);
			this.revocations.revoke(new SubjectId("ada"), "test");
			assertThat(other.rest()).contains("event: error");
		}
		awaitNothingRuns();
	}

	@Test
	void whenRevokedThenIdleEmitterEndsAndItsNextSendFails() throws Exception {
		try (Reader reader = open("/emitter")) {
			reader.awaitLine("data:one ");
			this.revocations.revoke(new SubjectId("ada"), "test");
			assertThat(reader.rest()).contains("event: error").doesNotContain("two");
			this.progress.next.countDown();
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("emitter failed");
		}
		awaitNothingRuns();
	}

	@Test
	void whenRevokedThenStreamingBodyEndsAndItsNextWriteFails() throws Exception {
		try (Reader reader = open("/body")) {
			reader.awaitLine("one ");
			this.revocations.revoke(new SubjectId("ada"), "test");
			assertThat(reader.rest()).doesNotContain("two");
			this.progress.next.countDown();
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("body failed");
		}
		awaitNothingRuns();
	}

	@Test
	void whenRevokedWhileAnEventIsWrittenThenIdleEmitterEnds() throws Exception {
		this.progress.whileWriting = () -> this.revocations.revoke(new SubjectId("ada"), "test");
		try (Reader reader = open("/emitter")) {
			assertThat(reader.rest()).contains("event: error").doesNotContain("two");
			this.progress.next.countDown();
			assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("emitter failed");
		}
		awaitNothingRuns();
	}

	@Test
	void whenRevokedBeforeAnythingLeftThenAnswerIsARefusal() throws Exception {
		CompletableFuture<HttpResponse<String>> response = this.http.sendAsync(request("/mono").build(),
				BodyHandlers.ofString());
		Awaitility.await().atMost(SOON).until(() -> this.progress.subscribed.getCount() == 0);
		this.revocations.revoke(new SubjectId("ada"), "test");
		assertThat(response.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
		assertThat(this.progress.ended.poll(5, TimeUnit.SECONDS)).isEqualTo("mono cancelled");
		awaitNothingRuns();
	}

	@Test
	void whenNeitherOrBothAreGivenThenOperatorIsTold() {
		assertThat(post("{}").statusCode()).isEqualTo(400);
		assertThat(post("{\"subject\":\"a\",\"session\":\"b\"}").statusCode()).isEqualTo(400);
		assertThat(post("{\"subject\":\"nobody\"}").body()).contains("\"ended\":0");
	}

	private void awaitNothingRuns() {
		Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(this.revocations.running()).isZero());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("ada:ada".getBytes(StandardCharsets.UTF_8)));
	}

	private HttpResponse<String> post(String json) {
		try {
			return this.http.send(request("/actuator/aisecurity/revocation").header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(json))
				.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Reader open(String path, String... cookies) throws Exception {
		HttpRequest.Builder request = request(path);
		for (String cookie : cookies) {
			request.header("Cookie", cookie);
		}
		HttpResponse<InputStream> response = this.http.send(request.build(), BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		return new Reader(response.body());
	}

	private static final class Reader implements AutoCloseable {

		private final BufferedReader lines;

		Reader(InputStream body) {
			this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
		}

		void awaitLine(String expected) throws Exception {
			String line = CompletableFuture.supplyAsync(this::line).get(5, TimeUnit.SECONDS);
			assertThat(line).isEqualTo(expected);
		}

		private String line() {
			try {
				return this.lines.readLine();
			}
			catch (IOException ex) {
				return "";
			}
		}

		String rest() throws Exception {
			return CompletableFuture.supplyAsync(() -> {
				StringBuilder rest = new StringBuilder();
				try {
					for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
						rest.append(line).append('\n');
					}
				}
				catch (IOException ex) {
					rest.append("broken off");
				}
				return rest.toString();
			}).get(5, TimeUnit.SECONDS);
		}

		@Override
		public void close() throws IOException {
			this.lines.close();
		}

	}

	/**
	 * What the handlers have come to.
	 */
	static final class Progress {

		private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

		private volatile CountDownLatch next = new CountDownLatch(1);

		private volatile CountDownLatch subscribed = new CountDownLatch(1);

		private volatile @Nullable Runnable whileWriting;

		void reset() {
			this.whileWriting = null;
			this.ended.clear();
			this.next = new CountDownLatch(1);
			this.subscribed = new CountDownLatch(1);
		}

	}

	/**
	 * A response during whose writing something happens once, on another thread.
	 */
	private static final class SlowResponse extends HttpServletResponseWrapper {

		private final Progress progress;

		SlowResponse(HttpServletResponse response, Progress progress) {
			super(response);
			this.progress = progress;
		}

		@Override
		public void flushBuffer() throws IOException {
			Runnable event = this.progress.whileWriting;
			this.progress.whileWriting = null;
			if (event != null) {
				CompletableFuture.runAsync(event).join();
			}
			super.flushBuffer();
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		AuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("ada").password("{noop}ada").roles("USER").build());
		}

		@Bean
		Progress progress() {
			return new Progress();
		}

		@Bean
		FilterRegistrationBean<Filter> slowNetwork(Progress progress) {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> chain
				.doFilter(request, new SlowResponse((HttpServletResponse) response, progress)));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
			return filter;
		}

		@RestController
		static class Streams {

			private final Progress progress;

			Streams(Progress progress) {
				this.progress = progress;
			}

			@GetMapping("/session")
			public String session(HttpServletRequest request) {
				return request.getSession().getId();
			}

			@LlmEndpoint("flux")
			@GetMapping(path = "/flux", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
			public Flux<String> flux() {
				return Flux.concat(Flux.just("one "), Flux.<String>never())
					.doOnCancel(() -> this.progress.ended.add("flux cancelled"));
			}

			@LlmEndpoint("mono")
			@GetMapping("/mono")
			public Mono<String> mono() {
				return Mono.<String>never()
					.doOnSubscribe((subscription) -> this.progress.subscribed.countDown())
					.doOnCancel(() -> this.progress.ended.add("mono cancelled"));
			}

			@LlmEndpoint("emitter")
			@GetMapping("/emitter")
			public SseEmitter emitter() {
				SseEmitter emitter = new SseEmitter();
				new Thread(() -> {
					try {
						emitter.send(SseEmitter.event().data("one "));
						this.progress.next.await();
						emitter.send(SseEmitter.event().data("two "));
						this.progress.ended.add("emitter went on");
					}
					catch (Exception ex) {
						this.progress.ended.add("emitter failed");
					}
				}).start();
				return emitter;
			}

			@LlmEndpoint("body")
			@GetMapping(path = "/body", produces = MediaType.TEXT_PLAIN_VALUE)
			public StreamingResponseBody body() {
				return (output) -> {
					for (String text : List.of("one \n".repeat(10_000), "two \n")) {
						try {
							output.write(text.getBytes(StandardCharsets.UTF_8));
							this.progress.next.await();
						}
						catch (IOException | RuntimeException ex) {
							this.progress.ended.add("body failed");
							throw ex;
						}
						catch (InterruptedException ex) {
							throw new IllegalStateException(ex);
						}
					}
					this.progress.ended.add("body went on");
				};
			}

		}

	}

}
