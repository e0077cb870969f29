package dev.aisecurity.detect.injection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A set of rules that belong together. Immutable.
 *
 * @param version version that the authors gave it
 * @param digest SHA-256 of its sources in hexadecimal, for attestation
 * @param rules the rules, ids unique
 */
public record RulePack(String version, String digest, List<Rule> rules) {

	private static final String DIGEST = "pack/pack.sha256";

	private static final Pattern ESCAPE = Pattern.compile("\\\\.|\\(\\?[a-z]*:?|\\{[0-9,]*}");

	private static final List<String> BUILT_IN = List.of("words", "override", "extraction", "jailbreak", "delimiter",
			"exfiltration", "tools", "indirect", "multilingual");

	public RulePack {
		rules = List.copyOf(rules);
	}

	/**
	 * Reads the rules that come with the library.
	 * @return the built-in pack
	 * @throws InvalidRulePackException if the library is damaged: a file is missing, or
	 * the digest is not the one that was released
	 */
	public static RulePack builtIn() {
		RulePack pack = readBuiltIn();
		pack.verify(resource(DIGEST).text().strip());
		return pack;
	}

	/**
	 * Reads the rules that come with the library as they are.
	 * @return the built-in pack, of whatever digest
	 */
	static RulePack readBuiltIn() {
		List<RuleSource> sources = new ArrayList<>();
		for (String name : BUILT_IN) {
			sources.add(resource("pack/" + name + ".yml"));
		}
		return RulePackReader.read(sources);
	}

	void verify(String expected) {
		if (!this.digest.equals(expected)) {
			throw new InvalidRulePackException(DIGEST, 0,
					"digest mismatch: the library is damaged, expected " + expected + " but was " + this.digest);
		}
	}

	private static RuleSource resource(String name) {
		try (InputStream stream = RulePack.class.getResourceAsStream(name)) {
			if (stream == null) {
				throw new InvalidRulePackException(name, 0, "is missing");
			}
			return new RuleSource(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new InvalidRulePackException(name, 0, "cannot be read");
		}
	}

	/**
	 * Returns this pack with the rules of another added.
	 * @param other the other pack
	 * @return a pack with both versions, joined by {@code +}, and a digest over both
	 * @throws InvalidRulePackException if both have a rule of the same id
	 */
	public RulePack and(RulePack other) {
		for (Rule rule : other.rules) {
			if (contains(rule.id())) {
				throw new InvalidRulePackException(other.version, 0, "rule '" + rule.id() + "' exists already");
			}
		}
		List<Rule> all = new ArrayList<>(this.rules);
		all.addAll(other.rules);
		String joined = this.version + "+" + other.version;
		return new RulePack(joined, RulePackReader.digest(List.of(new RuleSource(this.digest, other.digest))), all);
	}

	/**
	 * Returns a rule.
	 * @param id its id
	 * @return the rule, or {@code null} if there is none
	 */
	public @Nullable Rule rule(String id) {
		for (Rule rule : this.rules) {
			if (rule.id().equals(id)) {
				return rule;
			}
		}
		return null;
	}

	/**
	 * Returns whether there is a rule.
	 * @param id its id
	 * @return whether it is in the pack
	 */
	public boolean contains(String id) {
		return rule(id) != null;
	}

	/**
	 * Returns the ids of all rules, in the order of the pack.
	 * @return the ids
	 */
	public Set<String> ids() {
		Set<String> ids = new LinkedHashSet<>();
		this.rules.forEach((rule) -> ids.add(rule.id()));
		return Collections.unmodifiableSet(ids);
	}

	/**
	 * Returns the words that rules look for, for a normalizer that recognises them in
	 * disguise.
	 * @return words of phrases and of literals, in canonical form
	 */
	public Set<String> words() {
		Set<String> words = new LinkedHashSet<>();
		for (Rule rule : this.rules) {
			for (Sign sign : rule.signs()) {
				if (sign instanceof Phrase phrase) {
					phrase.steps()
						.forEach(
								(step) -> step.expressions().forEach((expression) -> words.addAll(expression.words())));
				}
				else if (sign instanceof Excerpt excerpt) {
					excerpt.literals().forEach((literal) -> Words.addAll(literal, words));
					Words.addAll(ESCAPE.matcher(excerpt.pattern().pattern()).replaceAll(" "), words);
				}
			}
		}
		return Collections.unmodifiableSet(words);
	}

	@Override
	public String toString() {
		return "RulePack[" + this.version + ", " + this.digest + ", " + this.rules.size() + " rules]";
	}

}
