package dev.aisecurity.e2e;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.aisecurity.annotation.LlmEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * An application as anybody would write it, with the starter as it comes.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ BypassApplication.Handlers.class, BypassApplication.Functions.class, BypassApplication.Service.class,
		BypassApplication.Unguarded.class })
class BypassApplication {

	@Bean
	Ledger ledger() {
		return new Ledger();
	}

	@Bean
	SwallowingResolver swallowingResolver() {
		return new SwallowingResolver();
	}

	@Bean
	SecurityFilterChain everybody(HttpSecurity http) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	RouterFunction<ServerResponse> routes(Functions functions, Ledger ledger) {
		return RouterFunctions.route()
			.POST("/function/reference", functions::ask)
			.POST("/function/configured", (request) -> functions.configured(request))
			.POST("/configured/**", (request) -> ServerResponse.ok().body(ledger.handle(request.uri().getPath())))
			.build();
	}

	/**
	 * The handler class that the reference of Spring shows for functional endpoints.
	 */
	static class Functions {

		private final Ledger ledger;

		Functions(Ledger ledger) {
			this.ledger = ledger;
		}

		@LlmEndpoint("function-reference")
		public ServerResponse ask(ServerRequest request) throws Exception {
			return ServerResponse.ok().body(this.ledger.handle(request.body(String.class)));
		}

		@LlmEndpoint("function-configured")
		public ServerResponse configured(ServerRequest request) throws Exception {
			return ServerResponse.ok().body(this.ledger.handle(request.body(String.class)));
		}

	}

	/**
	 * A guarded service that gets the request as it is.
	 */
	static class Service {

		private final Ledger ledger;

		Service(Ledger ledger) {
			this.ledger = ledger;
		}

		@LlmEndpoint("service")
		public String ask(HttpServletRequest request) throws IOException {
			return this.ledger.handle(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}

	}

	/**
	 * A controller that leaves it to its service.
	 */
	@RestController
	static class Unguarded {

		private final Service service;

		Unguarded(Service service) {
			this.service = service;
		}

		@PostMapping("/service")
		String ask(HttpServletRequest request) throws IOException {
			return this.service.ask(request);
		}

	}

	/**
	 * An exception resolver of the application that stands before those of Spring MVC.
	 */
	static class SwallowingResolver implements HandlerExceptionResolver, Ordered {

		@Override
		public int getOrder() {
			return -1;
		}

		@Override
		public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler,
				Exception ex) {
			response.setStatus(202);
			return new ModelAndView();
		}

	}

	record Upload(String name, byte[] content) {

	}

	/**
	 * Guarded handlers that read what they get in their own way.
	 */
	@RestController
	static class Handlers {

		private final Ledger ledger;

		Handlers(Ledger ledger) {
			this.ledger = ledger;
		}

		@LlmEndpoint("raw-stream")
		@RequestMapping("/stream")
		String stream(InputStream stream) throws IOException {
			return this.ledger.handle(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}

		@LlmEndpoint("raw-resource")
		@PostMapping("/resource")
		String resource(@RequestBody Resource resource) throws IOException {
			return this.ledger.handle(resource.getContentAsString(StandardCharsets.UTF_8));
		}

		@LlmEndpoint("raw-request")
		@RequestMapping("/request")
		String request(HttpServletRequest request) throws IOException {
			return this.ledger.handle(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}

		@LlmEndpoint("raw-native")
		@RequestMapping("/native")
		String nativeRequest(NativeWebRequest request) throws IOException {
			HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
			return this.ledger.handle(new String(servlet.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}

		@LlmEndpoint("raw-bytes")
		@PostMapping("/bytes")
		String bytes(@RequestBody byte[] bytes) {
			return this.ledger.handle(new String(bytes, StandardCharsets.UTF_8));
		}

		@LlmEndpoint("typed-text")
		@PostMapping("/text")
		String text(@RequestBody String text) {
			return this.ledger.handle(text);
		}

		@LlmEndpoint("typed-upload")
		@PostMapping("/upload")
		String upload(@RequestBody Upload upload) {
			return this.ledger.handle(new String(upload.content(), StandardCharsets.UTF_8));
		}

		@LlmEndpoint("typed-map")
		@PostMapping("/map")
		String map(@RequestBody Map<String, Object> map) {
			return this.ledger.handle(map.toString());
		}

		@LlmEndpoint("typed-form")
		@PostMapping("/form")
		String form(@RequestBody MultiValueMap<String, String> form) {
			return this.ledger.handle(form.toString());
		}

		@LlmEndpoint("path-file")
		@GetMapping("/path/{file}")
		String path(@PathVariable File file) {
			return this.ledger.handle(file.toString());
		}

		@LlmEndpoint("path-rest")
		@GetMapping("/rest/**")
		String rest(HttpServletRequest request) {
			return this.ledger.handle(request.getServletPath());
		}

		@LlmEndpoint("path-matrix")
		@GetMapping("/matrix/{thing}")
		String matrix(HttpServletRequest request) {
			return this.ledger.handle(request.getRequestURI());
		}

		@LlmEndpoint("http-headers")
		@GetMapping("/headers")
		String headers(@RequestHeader HttpHeaders headers) {
			return this.ledger.handle(String.valueOf(headers.getFirst("X-Prompt")));
		}

		@LlmEndpoint("named-header")
		@GetMapping("/named-header")
		String header(HttpServletRequest request) {
			return this.ledger.handle(String.valueOf(request.getHeader("X-Prompt")));
		}

		@LlmEndpoint("file-names")
		@PostMapping("/file-names")
		String files(MultipartRequest request) {
			MultipartHttpServletRequest multipart = (MultipartHttpServletRequest) request;
			return this.ledger.handle(String.valueOf(multipart.getFileMap().get("file").getOriginalFilename()));
		}

	}

}
