package dev.aisecurity.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation with one page of a browser, by the Chrome DevTools Protocol over pipes:
 * a browser ends as soon as its pipe is closed, whatever becomes of this process.
 */
final class DevTools {

	private static final int SECONDS = 60;

	private final JsonMapper mapper = new JsonMapper();

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<Object, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

	private final InputStream in;

	private final OutputStream out;

	private final String session;

	/**
	 * Opens a page.
	 * @param in what the browser says
	 * @param out what it listens to
	 */
	DevTools(InputStream in, OutputStream out) {
		this.in = in;
		this.out = out;
		Thread reader = new Thread(this::read, "devtools");
		reader.setDaemon(true);
		reader.start();
		String target = call(Map.of("method", "Target.createTarget", "params", Map.of("url", "about:blank")))
			.path("targetId")
			.asString();
		this.session = call(
				Map.of("method", "Target.attachToTarget", "params", Map.of("targetId", target, "flatten", true)))
			.path("sessionId")
			.asString();
	}

	/**
	 * Calls a method of the page and waits for its result.
	 * @param method the method
	 * @param parameters its parameters
	 * @return the result
	 */
	JsonNode call(String method, Map<String, ?> parameters) {
		return call(Map.of("method", method, "params", parameters, "sessionId", this.session));
	}

	private JsonNode call(Map<String, ?> request) {
		int id = this.ids.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.awaited.put(id, answer);
		Map<String, Object> message = new HashMap<>(request);
		message.put("id", id);
		send(this.mapper.writeValueAsString(message));
		JsonNode result = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
		if (result.has("error")) {
			throw new IllegalStateException(request.get("method") + ": " + result.get("error"));
		}
		return result.path("result");
	}

	private synchronized void send(String message) {
		try {
			this.out.write((message + "\0").getBytes(StandardCharsets.UTF_8));
			this.out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The browser has ended", ex);
		}
	}

	/**
	 * Returns an event that is still to come.
	 * @param event its name
	 * @return what completes with its parameters
	 */
	CompletableFuture<JsonNode> next(String event) {
		CompletableFuture<JsonNode> future = new CompletableFuture<>();
		this.awaited.put(event, future);
		return future.orTimeout(SECONDS, TimeUnit.SECONDS);
	}

	private void read() {
		byte[] buffer = new byte[8192];
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		try {
			for (int length = this.in.read(buffer); length >= 0; length = this.in.read(buffer)) {
				int start = 0;
				for (int i = 0; i < length; i++) {
					if (buffer[i] == 0) {
						message.write(buffer, start, i - start);
						deliver(this.mapper.readTree(message.toString(StandardCharsets.UTF_8)));
						message.reset();
						start = i + 1;
					}
				}
				message.write(buffer, start, length - start);
			}
		}
		catch (IOException ex) {
			// As at the end: nobody is answered any more
		}
		this.awaited.values()
			.forEach((future) -> future.completeExceptionally(new IllegalStateException("The browser has ended")));
	}

	private void deliver(JsonNode message) {
		Object key = message.has("id") ? message.get("id").asInt() : message.path("method").asString();
		CompletableFuture<JsonNode> waiting = this.awaited.remove(key);
		if (waiting != null) {
			waiting.complete(message);
		}
	}

}
