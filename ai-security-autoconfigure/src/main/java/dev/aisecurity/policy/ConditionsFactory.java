package dev.aisecurity.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Confidentiality;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.risk.RiskBand;
import org.jspecify.annotations.Nullable;

/**
 * Makes conditions of what somebody wrote under {@code when}.
 */
final class ConditionsFactory {

	private static final String UNKNOWN = SubjectConditions.UNKNOWN;

	private static final String ANY = "any";

	private final RawValues values;

	private final PolicyDefinition.When when;

	ConditionsFactory(RawValues values, PolicyDefinition.When when) {
		this.values = values;
		this.when = when;
	}

	PolicyConditions create() {
		return new PolicyConditions(endpoints(),
				this.values.constants("when.directions", this.when.directions(), Direction.class), findings(),
				origins(), risk(), band("when.session-band", this.when.sessionBand()),
				band("when.identity-band", this.when.identityBand()), deviation(), subject(), window(), headers(),
				labels(), degraded());
	}

	private @Nullable NamePatterns endpoints() {
		NamePatterns patterns = this.values.patterns("when.endpoints", this.when.endpoints());
		if (patterns != null) {
			for (String id : patterns.exact()) {
				if (!EndpointId.isValid(id)) {
					throw this.values.invalid("when.endpoints",
							"'" + RawValues.shown(id) + "' cannot be the id of an endpoint");
				}
			}
		}
		return patterns;
	}

	private @Nullable FindingConditions findings() {
		boolean given = this.when.categories() != null || this.when.rules() != null || this.when.tags() != null
				|| this.when.scoreAtLeast() != null;
		return given ? new FindingConditions(
				this.values.constants("when.categories", this.when.categories(), ThreatCategory.class),
				this.values.patterns("when.rules", this.when.rules()),
				this.values.patterns("when.tags", this.when.tags()),
				fraction("when.score-at-least", this.when.scoreAtLeast())) : null;
	}

	private double fraction(String key, @Nullable String raw) {
		return (raw != null) ? this.values.fraction(key, raw) : 0;
	}

	private @Nullable OriginCondition origins() {
		if (this.when.origins() == null) {
			return null;
		}
		List<String> known = without(this.values.texts("when.origins", this.when.origins()), UNKNOWN);
		return new OriginCondition(this.values.constants("when.origins", known.isEmpty() ? null : known, Origin.class),
				known.size() < this.when.origins().size());
	}

	private static List<String> without(List<String> texts, String word) {
		List<String> rest = new ArrayList<>(texts);
		rest.removeIf((text) -> text.equalsIgnoreCase(word));
		return rest;
	}

	private double risk() {
		double threshold = fraction("when.risk-at-least", this.when.riskAtLeast());
		RiskBand band = (this.when.riskBand() != null)
				? this.values.constant("when.risk-band", this.when.riskBand(), RiskBand.class) : RiskBand.LOW;
		return Math.max(threshold, band.floor().value());
	}

	private @Nullable BandCondition band(String key, @Nullable List<String> raw) {
		if (raw == null) {
			return null;
		}
		List<String> known = without(this.values.texts(key, raw), UNKNOWN);
		RiskBand lowest = null;
		for (RiskBand band : this.values.constants(key, known.isEmpty() ? null : known, RiskBand.class)) {
			lowest = (lowest == null || band.compareTo(lowest) < 0) ? band : lowest;
		}
		return new BandCondition(lowest, known.size() < raw.size());
	}

	private @Nullable DeviationCondition deviation() {
		if (this.when.deviationAtLeast() == null && this.when.maturityAtLeast() == null) {
			return null;
		}
		return new DeviationCondition(fraction("when.deviation-at-least", this.when.deviationAtLeast()),
				fraction("when.maturity-at-least", this.when.maturityAtLeast()));
	}

	private SubjectConditions subject() {
		String older = this.when.authenticationOlderThan();
		return new SubjectConditions(this.values.words("when.subjects", this.when.subjects()),
				this.values.words("when.authorities", this.when.authorities()),
				this.values.words("when.without-authorities", this.when.withoutAuthorities()),
				(this.when.authenticated() != null) ? this.values.flag("when.authenticated", this.when.authenticated())
						: null,
				(older != null) ? this.values.duration("when.authentication-older-than", older) : null,
				this.values.words("when.acr", this.when.acr()),
				this.values.words("when.acr-not-in", this.when.acrNotIn()),
				this.values.words("when.tenants", this.when.tenants()));
	}

	private @Nullable TimeWindow window() {
		PolicyDefinition.Time time = this.when.time();
		if (time == null) {
			return null;
		}
		try {
			return new TimeWindow(days(time.days()),
					(time.from() != null) ? this.values.time("when.time.from", time.from()) : LocalTime.MIDNIGHT,
					(time.to() != null) ? this.values.time("when.time.to", time.to()) : LocalTime.MIDNIGHT,
					(time.zone() != null) ? this.values.zone("when.time.zone", time.zone()) : ZoneOffset.UTC);
		}
		catch (IllegalArgumentException ex) {
			throw this.values.invalid("when.time", String.valueOf(ex.getMessage()));
		}
	}

	private Set<DayOfWeek> days(@Nullable List<String> raw) {
		Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
		if (raw != null) {
			List<String> texts = this.values.texts("when.time.days", raw);
			for (int i = 0; i < texts.size(); i++) {
				String key = RawValues.item("when.time.days", texts, i);
				int hyphen = texts.get(i).indexOf('-');
				DayOfWeek first = day(key, (hyphen < 0) ? texts.get(i) : texts.get(i).substring(0, hyphen));
				DayOfWeek last = (hyphen < 0) ? first : day(key, texts.get(i).substring(hyphen + 1));
				for (DayOfWeek day = first; day != last; day = day.plus(1)) {
					days.add(day);
				}
				days.add(last);
			}
		}
		return days;
	}

	private DayOfWeek day(String key, String raw) {
		String text = raw.strip().toLowerCase(Locale.ROOT);
		List<String> known = new ArrayList<>();
		for (DayOfWeek day : DayOfWeek.values()) {
			String name = day.name().toLowerCase(Locale.ROOT);
			if (text.equals(name) || text.equals(name.substring(0, 3))) {
				return day;
			}
			known.add(name);
		}
		throw this.values.invalid(key, RawValues.unknown(raw, known));
	}

	private List<HeaderCondition> headers() {
		List<HeaderCondition> conditions = new ArrayList<>();
		Map<String, List<String>> headers = this.when.headers();
		if (headers != null) {
			if (headers.isEmpty()) {
				throw this.values.invalid("when.headers", "must not be empty: leave it out if anything matches");
			}
			headers.forEach((name, raw) -> conditions.add(header("when.headers." + name, name, raw)));
		}
		return conditions;
	}

	private HeaderCondition header(String key, String name, List<String> raw) {
		List<String> texts = this.values.texts(key, raw);
		List<String> present = without(without(texts, "absent"), UNKNOWN);
		return new HeaderCondition(name, this.values.patterns(key, present.isEmpty() ? null : present),
				present.size() < texts.size());
	}

	private Labels labels() {
		return new Labels((this.when.integrity() != null)
				? this.values.constant("when.integrity", this.when.integrity(), Integrity.class) : Integrity.SYSTEM,
				(this.when.confidentiality() != null) ? this.values.constant("when.confidentiality",
						this.when.confidentiality(), Confidentiality.class) : Confidentiality.PUBLIC);
	}

	private @Nullable NamePatterns degraded() {
		List<String> raw = this.when.degraded();
		if (raw != null && raw.size() == 1 && raw.get(0).strip().equalsIgnoreCase(ANY)) {
			return NamePatterns.ALL;
		}
		return this.values.patterns("when.degraded", raw);
	}

}
