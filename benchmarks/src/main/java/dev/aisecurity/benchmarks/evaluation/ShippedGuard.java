package dev.aisecurity.benchmarks.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The guard of an application that has the starter and no configuration but what is
 * given. Thread-safe.
 */
final class ShippedGuard implements AutoCloseable {

	private static final Endpoint ENDPOINT = Endpoint.of("evaluation");

	private final ConfigurableApplicationContext context;

	private final InteractionGuard guard;

	private ShippedGuard(ConfigurableApplicationContext context) {
		this.context = context;
		this.guard = context.getBean(InteractionGuard.class);
	}

	/**
	 * Starts the application.
	 * @param properties its configuration, as {@code name=value}
	 * @return the guard
	 */
	static ShippedGuard start(List<String> properties) {
		String[] arguments = properties.stream().map("--"::concat).toArray(String[]::new);
		return new ShippedGuard(new SpringApplicationBuilder(EvaluatedApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.main.log-startup-info=false", "spring.jmx.enabled=false",
					"logging.level.root=error")
			.run(arguments));
	}

	/**
	 * Returns the detectors that are there.
	 * @return their ids
	 */
	List<String> detectors() {
		return this.context.getBeanProvider(Detector.class).orderedStream().map(Detector::id).toList();
	}

	/**
	 * Has a row inspected: its text or, if it has turns, all that the user and tools say,
	 * one exchange each, in one session. What the application and the model say is left
	 * out.
	 * @param row the row
	 * @param origins says who wrote the text of a row without turns
	 * @return what the guard says
	 */
	Score score(Row row, Function<Row, Origin> origins) {
		Tally tally = new Tally();
		long nanos = 0;
		if (row.turns().isEmpty()) {
			nanos = inspect(row, new Segment(row.text(), origins.apply(row), "body"), true, tally);
		}
		for (int i = 0; i < row.turns().size(); i++) {
			Row.Turn turn = row.turns().get(i);
			String role = turn.role().toLowerCase(Locale.ROOT);
			if (role.equals("user") || role.equals("tool") || role.equals("function")) {
				Origin origin = role.equals("user") ? Origin.USER : Origin.TOOL;
				nanos += inspect(row, new Segment(turn.content(), origin, "messages", i),
						turn.content().equals(row.text()), tally);
			}
		}
		return tally.score(row, nanos / 1e3);
	}

	private long inspect(Row row, Segment segment, boolean last, Tally tally) {
		SessionId session = row.turns().isEmpty() ? null : new SessionId(row.id());
		Direction direction = (segment.origin() == Origin.TOOL) ? Direction.TOOL_RESULT : Direction.INPUT;
		long start = System.nanoTime();
		try (Exchange exchange = this.guard.open(ENDPOINT, Subject.ANONYMOUS, session, RequestHeaders.NONE)) {
			tally.add(exchange.inspect(direction, List.of(segment)), last);
		}
		return System.nanoTime() - start;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
