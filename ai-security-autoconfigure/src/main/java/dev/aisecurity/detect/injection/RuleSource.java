package dev.aisecurity.detect.injection;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a rule pack.
 *
 * @param name what errors call it
 * @param text its YAML
 */
public record RuleSource(String name, String text) {

	/**
	 * Reads a source, and leaves the reader open.
	 * @param name what errors call it
	 * @param reader where the YAML comes from
	 * @return the source
	 * @throws InvalidRulePackException if it cannot be read
	 */
	public static RuleSource of(String name, Reader reader) {
		try {
			StringWriter text = new StringWriter();
			reader.transferTo(text);
			return new RuleSource(name, text.toString());
		}
		catch (IOException ex) {
			throw new InvalidRulePackException(name, 0, "cannot be read");
		}
	}

	/**
	 * Reads a file in UTF-8.
	 * @param path the file
	 * @return the source, named like the file
	 * @throws InvalidRulePackException if it cannot be read
	 */
	public static RuleSource of(Path path) {
		try {
			return new RuleSource(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new InvalidRulePackException(path.toString(), 0, "cannot be read");
		}
	}

	@Override
	public String toString() {
		return "RuleSource[" + this.name + ", " + this.text.length() + " chars]";
	}

}
