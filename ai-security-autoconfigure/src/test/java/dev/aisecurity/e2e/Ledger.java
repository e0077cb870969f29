package dev.aisecurity.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;

/**
 * Remembers everything that happened at a server under test.
 */
final class Ledger implements DecisionListener {

	private final List<Interaction> interactions = new CopyOnWriteArrayList<>();

	private final List<Decision> decisions = new CopyOnWriteArrayList<>();

	private final List<String> uninspected = new CopyOnWriteArrayList<>();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private final List<String> leaks = new CopyOnWriteArrayList<>();

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		this.interactions.add(interaction);
		this.decisions.add(decision);
	}

	@Override
	public void onUninspected(Endpoint endpoint, String reason) {
		this.uninspected.add(endpoint.id() + ": " + reason);
	}

	String handle(String text) {
		this.handled.add(text);
		return text;
	}

	void leak(String where) {
		this.leaks.add(where);
	}

	void clear() {
		this.interactions.clear();
		this.decisions.clear();
		this.uninspected.clear();
		this.handled.clear();
		this.leaks.clear();
	}

	List<Interaction> interactions() {
		return this.interactions;
	}

	/**
	 * Returns what happened on the way to the model.
	 * @return the interactions
	 */
	List<Interaction> inputs() {
		return this.interactions.stream().filter((interaction) -> interaction.direction() == Direction.INPUT).toList();
	}

	List<String> inspectedTexts() {
		return this.interactions.stream()
			.flatMap((interaction) -> interaction.segments().stream())
			.map((segment) -> segment.text())
			.toList();
	}

	List<Decision> decisions() {
		return this.decisions;
	}

	List<String> rules() {
		return this.decisions.stream().flatMap((decision) -> decision.findings().stream()).map(Finding::rule).toList();
	}

	List<String> uninspected() {
		return this.uninspected;
	}

	List<String> handled() {
		return this.handled;
	}

	List<String> leaks() {
		return this.leaks;
	}

}
