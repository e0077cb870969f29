package dev.aisecurity.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.guard.InteractionBlockedException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Handlers that are no annotated controller methods.
 */
@Configuration(proxyBeanMethods = false)
class ForeignHandlers {

	@Bean
	RouterFunction<ServerResponse> routes(Ledger ledger) {
		return RouterFunctions.route()
			.POST("/fn/ask", (request) -> ServerResponse.ok().body(ledger.handle(request.body(String.class))))
			.PUT("/fn/ask", (request) -> ServerResponse.ok().body(ledger.handle(request.body(String.class))))
			.GET("/fn/path/{message}",
					(request) -> ServerResponse.ok().body(ledger.handle(request.pathVariable("message"))))
			.GET("/fn/header",
					(request) -> ServerResponse.ok()
						.body(ledger.handle(String.valueOf(request.headers().firstHeader("X-Prompt")))))
			.GET("/fn/param", (request) -> ServerResponse.ok().body(ledger.handle(request.param("message").orElse(""))))
			.build();
	}

	@Bean
	ServletRegistrationBean<HttpServlet> foreignServlet(Ledger ledger) {
		return new ServletRegistrationBean<>(new HttpServlet() {

			@Override
			protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
				String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				response.getWriter().write(ledger.handle(text));
			}

		}, "/servlet/*");
	}

	@Bean
	ServletRegistrationBean<HttpServlet> refusingServlet(DispatchHandlers handlers) {
		return new ServletRegistrationBean<>(new HttpServlet() {

			@Override
			protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
				throw new ServletException(new InteractionBlockedException(handlers.refusal()));
			}

		}, "/refusing-servlet");
	}

	@Bean("/bean-name")
	BeanNameHandler beanNameHandler(Ledger ledger) {
		return new BeanNameHandler(ledger);
	}

	/**
	 * A controller that cannot be annotated.
	 */
	@RestController
	static class ThirdParty {

		private final Ledger ledger;

		ThirdParty(Ledger ledger) {
			this.ledger = ledger;
		}

		@PostMapping("/third/{topic}")
		String ask(@PathVariable String topic, @RequestBody String text) {
			return this.ledger.handle(topic + text);
		}

	}

	/**
	 * A guarded handler of the oldest kind.
	 */
	@LlmEndpoint("bean-name")
	static class BeanNameHandler implements HttpRequestHandler {

		private final Ledger ledger;

		BeanNameHandler(Ledger ledger) {
			this.ledger = ledger;
		}

		@Override
		public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			response.getWriter().write(this.ledger.handle(text));
		}

	}

}
