package dev.aisecurity.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@link LoadApplication} in a JVM of its own.
 */
final class LoadServer implements AutoCloseable {

	private final String name;

	private final Process process;

	private final int port;

	private LoadServer(String name, Process process, int port) {
		this.name = name;
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts a server on the loopback interface.
	 * @param name what to call it
	 * @param arguments properties of the application
	 * @return the server, ready
	 * @throws IOException if it does not start
	 */
	static LoadServer start(String name, String... arguments) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-Xms512m", "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), LoadApplication.class.getName(), "--server.port=0",
				"--server.address=127.0.0.1", "--server.tomcat.max-keep-alive-requests=-1",
				"--spring.main.banner-mode=off", "--logging.level.root=warn");
		builder.command().addAll(List.of(arguments));
		Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith("PORT ")) {
				return new LoadServer(name, process, Integer.parseInt(line.substring(5)));
			}
			System.out.println(line);
		}
		process.destroy();
		throw new IOException("Server '" + name + "' did not start");
	}

	String name() {
		return this.name;
	}

	int port() {
		return this.port;
	}

	/**
	 * Returns the processor time of the server so far.
	 * @return the time of all its threads
	 */
	Duration processorTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
