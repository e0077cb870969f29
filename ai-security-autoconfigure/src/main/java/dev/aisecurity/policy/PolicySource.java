package dev.aisecurity.policy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that policies are read from.
 */
public interface PolicySource {

	/**
	 * Returns what the file is called in messages.
	 * @return its name
	 */
	String name();

	/**
	 * Reads the file as it is now.
	 * @return its content; of a file that is too long at least one byte more than allowed
	 * @throws IOException if it cannot be read
	 */
	byte[] read() throws IOException;

	/**
	 * Returns a file. It is opened by its name each time, so that it may be replaced, and
	 * may be a symbolic link that is changed.
	 * @param path where it is
	 * @return the source
	 */
	static PolicySource of(Path path) {
		return new PolicySource() {

			@Override
			public String name() {
				return path.toString();
			}

			@Override
			public byte[] read() throws IOException {
				try (InputStream in = Files.newInputStream(path)) {
					return in.readNBytes(PolicyFileReader.MAX_BYTES + 1);
				}
			}

		};
	}

	/**
	 * Returns a resource.
	 * @param url where it is
	 * @return the source
	 */
	static PolicySource of(URL url) {
		return new PolicySource() {

			@Override
			public String name() {
				return url.getProtocol() + ":" + url.getPath();
			}

			@Override
			public byte[] read() throws IOException {
				URLConnection connection = url.openConnection();
				connection.setUseCaches(false);
				connection.setConnectTimeout(5_000);
				connection.setReadTimeout(5_000);
				try (InputStream in = connection.getInputStream()) {
					return in.readNBytes(PolicyFileReader.MAX_BYTES + 1);
				}
			}

		};
	}

}
