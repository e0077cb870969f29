package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * The signs of rules, found by their literals. Immutable and thread-safe.
 */
final class RuleIndex {

	private final Probe[] probes;

	private final int slots;

	private final int rules;

	private final @Nullable LiteralAutomaton<Target[]> raw;

	private final @Nullable LiteralAutomaton<Target[]> derived;

	/**
	 * Creates an index.
	 * @param rules the rules, of which those without signs are left out
	 */
	RuleIndex(List<Rule> rules) {
		List<Probe> found = new ArrayList<>();
		Map<String, List<Target>> inRaw = new HashMap<>();
		Map<String, List<Target>> inDerived = new HashMap<>();
		int slot = 0;
		for (int number = 0; number < rules.size(); number++) {
			Rule rule = rules.get(number);
			for (Sign sign : rule.signs()) {
				Probe probe = new Probe(found.size(), number, rule, sign);
				found.add(probe);
				for (int step = 0; step < sign.steps().size(); step++) {
					if (rule.looksAt(TextView.RAW)) {
						add(inRaw, probe, step, slot);
					}
					if (rule.looksAtDerived()) {
						add(inDerived, probe, step, slot);
					}
					slot++;
				}
			}
		}
		this.probes = found.toArray(new Probe[0]);
		this.slots = slot;
		this.rules = rules.size();
		this.raw = automaton(inRaw);
		this.derived = automaton(inDerived);
	}

	private static void add(Map<String, List<Target>> targets, Probe probe, int step, int slot) {
		Sign.Step what = probe.sign().steps().get(step);
		boolean last = step == probe.sign().steps().size() - 1;
		for (Literal literal : what.literals()) {
			targets.computeIfAbsent(literal.text(), (text) -> new ArrayList<>())
				.add(new Target(probe.index(), slot, step == 0, last, what.reach(), literal.startsWord(),
						literal.endsWord()));
		}
	}

	private static @Nullable LiteralAutomaton<Target[]> automaton(Map<String, List<Target>> targets) {
		if (targets.isEmpty()) {
			return null;
		}
		Map<String, Target[]> values = new HashMap<>();
		targets.forEach((literal, all) -> {
			// Later steps first: one literal cannot be two steps at once
			all.sort(Comparator.comparingInt(Target::slot).reversed());
			values.put(literal, all.toArray(new Target[0]));
		});
		return new LiteralAutomaton<>(values);
	}

	/**
	 * Returns the automaton for a view.
	 * @param view name of the view
	 * @return the automaton, or {@code null} if no rule looks at it
	 */
	@Nullable LiteralAutomaton<Target[]> automaton(String view) {
		return view.equals(TextView.RAW) ? this.raw : this.derived;
	}

	Probe probe(int index) {
		return this.probes[index];
	}

	int probes() {
		return this.probes.length;
	}

	int slots() {
		return this.slots;
	}

	int rules() {
		return this.rules;
	}

	/**
	 * A sign of a rule.
	 *
	 * @param index its number in this index
	 * @param number number of the rule
	 * @param rule the rule
	 * @param sign the sign
	 */
	record Probe(int index, int number, Rule rule, Sign sign) {

	}

	/**
	 * What a literal is good for: a step of a sign.
	 *
	 * @param probe index of the sign
	 * @param slot number of the step, counted over all signs
	 * @param first whether it is the first step of its sign
	 * @param last whether it is the last step of its sign
	 * @param reach how many characters may lie between the step before and this one
	 * @param startsWord whether no letter or digit may precede the literal
	 * @param endsWord whether no letter or digit may follow the literal
	 */
	record Target(int probe, int slot, boolean first, boolean last, int reach, boolean startsWord, boolean endsWord) {

	}

}
