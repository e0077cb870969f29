package dev.aisecurity.detect.injection;

import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a pack: what it means, where it applies and what it looks for.
 *
 * @param id lower-case words joined by hyphens; stable over releases
 * @param level detection level, 1 (few false alarms) to 4
 * @param score how sure a match is to be an attack
 * @param category kind of threat
 * @param description what was found, in words that an operator reads
 * @param tags references such as {@code owasp:llm01}
 * @param origins origins of the texts it applies to; none means all
 * @param views names of the views it applies to; none means all but the raw text
 * @param signs what it looks for, any of them; none if it combines others
 * @param exception what must not stand right before a match, or {@code null}
 * @param combination what it combines
 * @param examples texts that it must and must not match
 */
public record Rule(String id, int level, RiskScore score, ThreatCategory category, String description, Set<String> tags,
		Set<Origin> origins, Set<String> views, List<Sign> signs, @Nullable Pattern exception, Combination combination,
		Examples examples) {

	public Rule {
		tags = Set.copyOf(tags);
		origins = Set.copyOf(origins);
		views = Set.copyOf(views);
		signs = List.copyOf(signs);
		if (level < Finding.MIN_LEVEL || level > Finding.MAX_LEVEL) {
			throw new IllegalArgumentException("Level must be 1 to 4 but is " + level);
		}
		if (signs.isEmpty() == combination.rules().isEmpty()) {
			throw new IllegalArgumentException("A rule has either signs or a combination");
		}
	}

	/**
	 * Returns whether the rule applies to texts of an origin.
	 * @param origin the origin
	 * @return whether it applies
	 */
	public boolean appliesTo(Origin origin) {
		return this.origins.isEmpty() || this.origins.contains(origin);
	}

	/**
	 * Returns whether the rule looks at a view.
	 * @param view name of the view
	 * @return whether it applies
	 */
	public boolean looksAt(String view) {
		return this.views.isEmpty() ? !view.equals(TextView.RAW) : this.views.contains(view);
	}

	boolean looksAtDerived() {
		return this.views.isEmpty() || this.views.size() > 1 || !this.views.contains(TextView.RAW);
	}

	/**
	 * Other rules of which several must match in texts of one origin. They take part
	 * whatever their own level is.
	 *
	 * @param rules ids of the rules
	 * @param atLeast how many of them must match
	 */
	public record Combination(Set<String> rules, int atLeast) {

		/** Nothing is combined. */
		public static final Combination NONE = new Combination(Set.of(), 0);

		public Combination {
			rules = Set.copyOf(rules);
			if (atLeast < 0 || atLeast > rules.size()) {
				throw new IllegalArgumentException("Cannot ask for " + atLeast + " of " + rules.size() + " rules");
			}
		}

	}

	/**
	 * Texts that show what a rule is for, and what it is not for.
	 *
	 * @param positive texts that it matches
	 * @param negative texts alike that it does not match
	 */
	public record Examples(List<String> positive, List<String> negative) {

		public Examples {
			positive = List.copyOf(positive);
			negative = List.copyOf(negative);
		}

	}

}
