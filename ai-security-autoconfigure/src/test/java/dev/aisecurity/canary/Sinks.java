package dev.aisecurity.canary;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.interaction.Interaction;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Everything that could be written down of an interaction. As an observation handler it
 * keeps what tracing would send away.
 */
final class Sinks implements ObservationHandler<Observation.Context> {

	private final List<String> descriptions = new CopyOnWriteArrayList<>();

	private final List<String> observations = new CopyOnWriteArrayList<>();

	private final List<String> inspected = new CopyOnWriteArrayList<>();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	void describe(Object... values) {
		for (Object value : values) {
			this.descriptions.add(String.valueOf(value));
		}
		this.descriptions.add(String.valueOf(ExchangeHolder.current()));
	}

	void inspect(Interaction interaction) {
		interaction.segments().forEach((segment) -> this.inspected.add(segment.text()));
	}

	void handle(String text) {
		this.handled.add(text);
	}

	@Override
	public void onStop(Observation.Context context) {
		if (String.valueOf(context.getName()).startsWith("ai.security")) {
			this.observations.add(context.getName() + " " + context.getContextualName() + " "
					+ context.getAllKeyValues() + " " + context.getError());
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	List<String> descriptions() {
		return this.descriptions;
	}

	List<String> observations() {
		return this.observations;
	}

	List<String> inspected() {
		return this.inspected;
	}

	List<String> handled() {
		return this.handled;
	}

	void clear() {
		this.descriptions.clear();
		this.observations.clear();
		this.inspected.clear();
		this.handled.clear();
	}

}
