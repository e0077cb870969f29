package dev.aisecurity.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a policy file: YAML in UTF-8 with the keys {@code policies} and
 * {@code exclusions}. Everything is read as text, no objects are made. What cannot be
 * understood is refused with its line, and nothing is skipped. Thread-safe.
 */
public final class PolicyFileReader {

	/** The longest file that is read, in bytes. */
	public static final int MAX_BYTES = 1_048_576;

	private static final List<String> DOCUMENT = List.of("policies", "exclusions");

	private static final List<String> POLICY = List.of("name", "description", "when", "condition", "verdict", "mode",
			"applies-to", "retry-after", "acr-values", "max-age");

	private static final List<String> WHEN = List.of("endpoints", "directions", "origins", "categories", "rules",
			"tags", "score-at-least", "risk-at-least", "risk-band", "session-band", "identity-band",
			"deviation-at-least", "maturity-at-least", "subjects", "authorities", "without-authorities",
			"authenticated", "authentication-older-than", "acr", "acr-not-in", "tenants", "time", "headers",
			"integrity", "confidentiality", "degraded");

	private static final List<String> TIME = List.of("days", "from", "to", "zone");

	private static final List<String> EXCLUSION = List.of("rule", "endpoint", "authority", "origin", "reason",
			"expires");

	/**
	 * Reads a file.
	 * @param source name of the file, for messages
	 * @param content what is in it
	 * @return the definitions
	 * @throws InvalidPolicyException if it is not a policy file
	 */
	public PolicyDocument read(String source, byte[] content) {
		YamlMapping document = new YamlMapping(source, compose(source, decode(source, content)), DOCUMENT);
		List<PolicyDocument.Entry<PolicyDefinition>> policies = new ArrayList<>();
		for (YamlMapping mapping : document.mappings("policies", POLICY)) {
			policies.add(new PolicyDocument.Entry<>(policy(mapping), mapping));
		}
		List<PolicyDocument.Entry<ExclusionDefinition>> exclusions = new ArrayList<>();
		for (YamlMapping mapping : document.mappings("exclusions", EXCLUSION)) {
			exclusions.add(new PolicyDocument.Entry<>(exclusion(mapping), mapping));
		}
		return new PolicyDocument(policies, exclusions);
	}

	private static String decode(String source, byte[] content) {
		if (content.length > MAX_BYTES) {
			throw new InvalidPolicyException(source, 0, 0, null, "must not be longer than " + MAX_BYTES + " bytes");
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidPolicyException(source, 0, 0, null, "must be written in UTF-8");
		}
	}

	private static Node compose(String source, String content) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(MAX_BYTES);
		options.setMaxAliasesForCollections(10);
		Node node;
		try {
			node = new Yaml(new SafeConstructor(options))
				.compose(new StringReader(content.startsWith("\uFEFF") ? content.substring(1) : content));
		}
		catch (MarkedYAMLException ex) {
			throw YamlMapping.invalid(source, ex.getProblemMark(), null, RawValues.shown(ex.getProblem()));
		}
		catch (YAMLException ex) {
			throw new InvalidPolicyException(source, 0, 0, null, RawValues.shown(String.valueOf(ex.getMessage())));
		}
		if (node == null) {
			throw new InvalidPolicyException(source, 0, 0, null, "is empty; for no policies write 'policies: []'");
		}
		return node;
	}

	private static PolicyDefinition policy(YamlMapping policy) {
		YamlMapping when = policy.mapping("when", WHEN);
		return new PolicyDefinition(policy.text("name"), policy.text("description"), (when != null) ? when(when) : null,
				policy.text("condition"), policy.text("verdict"), policy.text("mode"), policy.text("applies-to"),
				policy.text("retry-after"), policy.texts("acr-values"), policy.text("max-age"));
	}

	private static PolicyDefinition.When when(YamlMapping when) {
		YamlMapping headers = when.mapping("headers", null);
		return new PolicyDefinition.When(when.texts("endpoints"), when.texts("directions"), when.texts("origins"),
				when.texts("categories"), when.texts("rules"), when.texts("tags"), when.text("score-at-least"),
				when.text("risk-at-least"), when.text("risk-band"), when.texts("session-band"),
				when.texts("identity-band"), when.text("deviation-at-least"), when.text("maturity-at-least"),
				when.texts("subjects"), when.texts("authorities"), when.texts("without-authorities"),
				when.text("authenticated"), when.text("authentication-older-than"), when.texts("acr"),
				when.texts("acr-not-in"), when.texts("tenants"), time(when.mapping("time", TIME)),
				(headers != null) ? headers.all() : null, when.text("integrity"), when.text("confidentiality"),
				when.texts("degraded"));
	}

	private static PolicyDefinition.@Nullable Time time(@Nullable YamlMapping time) {
		return (time != null)
				? new PolicyDefinition.Time(time.texts("days"), time.text("from"), time.text("to"), time.text("zone"))
				: null;
	}

	private static ExclusionDefinition exclusion(YamlMapping exclusion) {
		return new ExclusionDefinition(exclusion.text("rule"), exclusion.text("endpoint"), exclusion.text("authority"),
				exclusion.text("origin"), exclusion.text("reason"), exclusion.text("expires"));
	}

}
