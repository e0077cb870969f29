package dev.aisecurity.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A headless Chromium with one page, a profile of its own and no way out but a
 * {@link WebProxy}. Scripts cannot open dialogs, which would stop it; {@code dialogs} in
 * the outermost page says how many they tried to open.
 */
final class Browser implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private static final List<String> OPTIONS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--no-default-browser-check",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
			"--disable-default-apps", "--disable-domain-reliability", "--disable-client-side-phishing-detection",
			"--disable-features=AutofillServerCommunication,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
					+ "MediaRouter,OptimizationHints,PreconnectToSearch",
			"--metrics-recording-only", "--ignore-certificate-errors", "--window-size=1280,1000",
			"--remote-debugging-pipe");

	// Hands the pipes over where Chromium expects them
	private static final String SCRIPT = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";

	private static final String NO_DIALOGS = """
			window.alert = window.confirm = window.prompt = window.print = () => {
				top.dialogs = (top.dialogs || 0) + 1;
			};""";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Path profile;

	private final Process process;

	private final DevTools page;

	/**
	 * Starts a browser. Without one on this machine the test is aborted or, where the
	 * environment variable {@code CI} is {@code true}, fails.
	 * @param proxy what all its requests go to
	 * @param direct authorities, such as {@code localhost:8080}, to which they do not
	 */
	Browser(WebProxy proxy, String... direct) {
		String executable = executable();
		try {
			this.profile = Files.createTempDirectory("browser");
			List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, executable));
			command.addAll(OPTIONS);
			command.add("--user-data-dir=" + this.profile);
			command.add("--proxy-server=http://127.0.0.1:" + proxy.port());
			command.add("--proxy-bypass-list=<-loopback>;" + String.join(";", direct));
			this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		try {
			this.page = new DevTools(this.process.getInputStream(), this.process.getOutputStream());
			this.page.call("Page.enable", Map.of());
			this.page.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NO_DIALOGS));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static String executable() {
		for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
			for (String name : NAMES) {
				Path file = Path.of(directory, name);
				if (Files.isExecutable(file) && runs(file)) {
					return file.toString();
				}
			}
		}
		String message = "This test needs Chromium on the PATH: install it, for example by 'apt-get install chromium'";
		if ("true".equals(System.getenv("CI"))) {
			fail(message);
		}
		LogFactory.getLog(Browser.class).warn(message);
		throw new TestAbortedException(message);
	}

	// What has the name may only say where to get it
	private static boolean runs(Path file) {
		try {
			Process process = new ProcessBuilder(file.toString(), "--version")
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			process.getOutputStream().close();
			String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return process.waitFor() == 0 && version.contains("Chrom");
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Opens a document and waits until it has loaded, with all it consists of.
	 * @param url its URL
	 */
	void open(String url) {
		var loaded = this.page.next("Page.loadEventFired");
		this.page.call("Page.navigate", Map.of("url", url));
		loaded.join();
	}

	/**
	 * Evaluates JavaScript in the page.
	 * @param expression an expression; a promise is waited for
	 * @return its value
	 */
	JsonNode evaluate(String expression) {
		JsonNode result = this.page.call("Runtime.evaluate",
				Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
		assertThat(result.path("exceptionDetails").toString()).isEmpty();
		return result.path("result").path("value");
	}

	/**
	 * Waits until something is so in the page.
	 * @param condition an expression in JavaScript
	 */
	void await(String condition) {
		Awaitility.await(condition).atMost(PATIENCE).until(() -> evaluate("!!(" + condition + ")").asBoolean());
	}

	/**
	 * Clicks where an element is, as with a mouse.
	 * @param element an expression in JavaScript that gives the element
	 */
	void click(String element) {
		JsonNode place = evaluate("""
				(() => {
					const element = %s;
					element.scrollIntoView({block: 'center'});
					const box = element.getBoundingClientRect();
					return {x: box.x + box.width / 2, y: box.y + box.height / 2};
				})()""".formatted(element));
		for (String type : List.of("mousePressed", "mouseReleased")) {
			this.page.call("Input.dispatchMouseEvent", Map.of("type", type, "x", place.path("x").asDouble(), "y",
					place.path("y").asDouble(), "button", "left", "clickCount", 1));
		}
	}

	/**
	 * Presses a key where the focus is.
	 * @param key its name, such as {@code Tab}
	 * @param code its number
	 */
	void press(String key, int code) {
		for (String type : List.of("keyDown", "keyUp")) {
			this.page.call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key,
					"windowsVirtualKeyCode", code, "text", key.equals("Enter") ? "\r" : ""));
		}
	}

	/**
	 * Writes where the focus is, as with a keyboard.
	 * @param text what to write
	 */
	void write(String text) {
		this.page.call("Input.insertText", Map.of("text", text));
	}

	/**
	 * Keeps a picture of what is to be seen, for people.
	 * @param file where
	 * @throws IOException if it cannot be written
	 */
	void photograph(Path file) throws IOException {
		JsonNode picture = this.page.call("Page.captureScreenshot",
				Map.of("format", "png", "captureBeyondViewport", true));
		Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
	}

	/**
	 * Has no effect the second time.
	 */
	@Override
	public void close() {
		List<ProcessHandle> all = Stream.concat(this.process.descendants(), Stream.of(this.process.toHandle()))
			.toList();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((handle) -> handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join());
		FileSystemUtils.deleteRecursively(this.profile.toFile());
	}

}
