package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * The signs of rules, found by their literals. Phrases that begin with the same steps
 * share them. Immutable and thread-safe.
 */
final class RuleIndex {

	private final List<Probe> probes = new ArrayList<>();

	private final Map<Phrase.Step, Phrase.Step> steps = new HashMap<>();

	private final Map<Prefix, Integer> slots = new HashMap<>();

	private final int rules;

	private final AtomicReference<@Nullable PhraseProgress> spare = new AtomicReference<>();

	private final @Nullable LiteralAutomaton<LiteralUse> raw;

	private final @Nullable LiteralAutomaton<LiteralUse> derived;

	/**
	 * Creates an index.
	 * @param rules the rules, of which those without signs are left out
	 */
	RuleIndex(List<Rule> rules) {
		Map<String, LiteralUse.Draft> inRaw = new HashMap<>();
		Map<String, LiteralUse.Draft> inDerived = new HashMap<>();
		for (int number = 0; number < rules.size(); number++) {
			Rule rule = rules.get(number);
			for (Sign sign : rule.signs()) {
				Probe probe = new Probe(this.probes.size(), number, rule, sign);
				this.probes.add(probe);
				if (rule.looksAt(TextView.RAW)) {
					add(inRaw, probe);
				}
				if (rule.looksAtDerived()) {
					add(inDerived, probe);
				}
			}
		}
		this.rules = rules.size();
		this.raw = automaton(inRaw);
		this.derived = automaton(inDerived);
	}

	private void add(Map<String, LiteralUse.Draft> uses, Probe probe) {
		if (probe.sign() instanceof Excerpt excerpt) {
			excerpt.literals().forEach((literal) -> use(uses, literal).add(probe));
		}
		else if (probe.sign() instanceof Phrase phrase) {
			List<Phrase.Step> steps = phrase.steps();
			int before = LiteralUse.Target.FIRST;
			for (int i = 0; i < steps.size(); i++) {
				boolean last = i == steps.size() - 1;
				Phrase.Step step = this.steps.computeIfAbsent(steps.get(i), (key) -> key);
				int slot = last ? LiteralUse.Target.LAST : slot(before, step);
				for (Expression expression : step.expressions()) {
					use(uses, expression.keyword())
						.add(new LiteralUse.Target(i, before, slot, step, expression, last ? probe : null));
				}
				before = slot;
			}
		}
	}

	private int slot(int before, Phrase.Step step) {
		return this.slots.computeIfAbsent(new Prefix(before, step), (key) -> this.slots.size());
	}

	private static LiteralUse.Draft use(Map<String, LiteralUse.Draft> uses, String literal) {
		return uses.computeIfAbsent(literal, (key) -> new LiteralUse.Draft());
	}

	private static @Nullable LiteralAutomaton<LiteralUse> automaton(Map<String, LiteralUse.Draft> drafts) {
		if (drafts.isEmpty()) {
			return null;
		}
		Map<String, LiteralUse> uses = new HashMap<>();
		drafts.forEach((literal, draft) -> uses.put(literal, draft.finish()));
		return new LiteralAutomaton<>(uses);
	}

	/**
	 * Returns the automaton for a view.
	 * @param view name of the view
	 * @return the automaton, or {@code null} if no rule looks at it
	 */
	@Nullable LiteralAutomaton<LiteralUse> automaton(String view) {
		return view.equals(TextView.RAW) ? this.raw : this.derived;
	}

	/**
	 * Returns room for the progress of the phrases. Whoever comes first gets what another
	 * scan has given back, numbers only, no text.
	 * @return the progress, to be given back
	 */
	PhraseProgress borrow() {
		PhraseProgress known = this.spare.getAndSet(null);
		return (known != null && !known.isWornOut()) ? known : new PhraseProgress(this.slots.size());
	}

	void giveBack(PhraseProgress progress) {
		this.spare.set(progress);
	}

	Probe probe(int index) {
		return this.probes.get(index);
	}

	int probes() {
		return this.probes.size();
	}

	int slots() {
		return this.slots.size();
	}

	int rules() {
		return this.rules;
	}

	private record Prefix(int before, Phrase.Step step) {

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

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Probe probe && this.index == probe.index && this.rule.equals(probe.rule)
					&& this.sign.equals(probe.sign);
		}

		@Override
		public int hashCode() {
			return this.index;
		}

	}

}
