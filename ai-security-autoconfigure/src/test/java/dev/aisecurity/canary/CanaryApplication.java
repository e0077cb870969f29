package dev.aisecurity.canary;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.Verdict;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * An application whose parts fail with prompts in the messages of their exceptions.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CanaryApplication {

	@Bean
	InMemoryAuditEventRepository auditEvents() {
		return new InMemoryAuditEventRepository();
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	Sinks sinks() {
		return new Sinks();
	}

	@Bean
	Detector canaryDetector(Sinks sinks) {
		return new Detector() {

			@Override
			public String id() {
				return "canary";
			}

			@Override
			public List<Finding> detect(DetectionContext context) {
				sinks.describe(context, context.texts(), context.interaction());
				context.texts().forEach((text) -> {
					sinks.describe(text, text.segment());
					text.views().forEach(sinks::describe);
					failOn("detector-fails", text.raw().text());
				});
				return List.of();
			}

		};
	}

	@Bean
	Policy canaryPolicy(Sinks sinks) {
		return new Policy() {

			@Override
			public String id() {
				return "canary";
			}

			@Override
			public @Nullable Verdict evaluate(PolicyContext context) {
				sinks.describe(context);
				context.interaction().segments().forEach((segment) -> failOn("policy-fails", segment.text()));
				return null;
			}

		};
	}

	@Bean
	DecisionListener canaryListener(Sinks sinks) {
		return new DecisionListener() {

			@Override
			public void onDecision(Interaction interaction, Decision decision) {
				sinks.describe(interaction, interaction.headers(), decision);
				sinks.inspect(interaction);
				for (Segment segment : interaction.segments()) {
					failOn("listener-fails", segment.text());
				}
			}

		};
	}

	@Bean
	FilterRegistrationBean<Filter> attributes(Sinks sinks) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			try {
				chain.doFilter(request, response);
			}
			finally {
				request.getAttributeNames().asIterator().forEachRemaining((name) -> {
					if (name.startsWith("dev.aisecurity")) {
						sinks.describe(name, request.getAttribute(name));
					}
				});
			}
		});
		registration.setOrder(-85);
		return registration;
	}

	private static void failOn(String word, String text) {
		if (text.contains(word)) {
			throw new IllegalStateException("Cannot read: " + text);
		}
	}

	record Question(String message) {

	}

	@RestController
	static class Chat {

		private final Sinks sinks;

		Chat(Sinks sinks) {
			this.sinks = sinks;
		}

		@LlmEndpoint("canary-json")
		@PostMapping("/json")
		public String json(@RequestBody Question question) {
			return handle(question.message());
		}

		@LlmEndpoint("canary-observed")
		@PostMapping("/observed")
		public String observed(@RequestBody Question question) {
			return handle(question.message());
		}

		@LlmEndpoint("canary-map")
		@PostMapping("/map")
		public String map(@RequestBody Map<String, Object> question) {
			return handle(question.toString());
		}

		@LlmEndpoint("canary-text")
		@PostMapping("/text")
		public String text(@RequestBody String question) {
			return handle(question);
		}

		@LlmEndpoint("canary-form")
		@PostMapping("/form")
		public String form(@RequestParam String message) {
			return handle(message);
		}

		@LlmEndpoint("canary-file")
		@PostMapping("/file")
		public String file(@RequestParam MultipartFile file) {
			return handle(String.valueOf(file.getOriginalFilename()));
		}

		@LlmEndpoint("canary-query")
		@GetMapping("/query")
		public String query(@RequestParam String q) {
			return handle(q);
		}

		@LlmEndpoint("canary-path")
		@GetMapping("/path/{topic}")
		public String path(@PathVariable String topic) {
			return handle(topic);
		}

		@LlmEndpoint("canary-header")
		@GetMapping("/header")
		public String header(@RequestHeader("X-Prompt") String prompt) {
			return handle(prompt);
		}

		@LlmEndpoint("canary-failing")
		@PostMapping("/failing")
		public String failing(@RequestBody Question question) {
			handle(question.message());
			throw new IllegalStateException("The model is not there");
		}

		@LlmEndpoint("canary-later")
		@PostMapping("/later")
		public Callable<String> later(@RequestBody Question question) {
			handle(question.message());
			return () -> {
				throw new IllegalStateException("The model is not there");
			};
		}

		@LlmEndpoint("canary-future")
		@PostMapping("/future")
		public CompletableFuture<String> future(@RequestBody Question question) {
			handle(question.message());
			return CompletableFuture.failedFuture(new IllegalStateException("The model is not there"));
		}

		private String handle(String text) {
			this.sinks.handle(text);
			return "Answer";
		}

	}

}
