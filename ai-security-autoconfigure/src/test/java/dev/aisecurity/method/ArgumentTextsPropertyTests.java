package dev.aisecurity.method;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Segment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every string of every object graph is found.
 */
class ArgumentTextsPropertyTests {

	private final Shapes shapes = new Shapes();

	@Property(tries = 500)
	void everyTextIsFound(@ForAll("graphs") Graph graph) {
		ArgumentTexts texts = new ArgumentTexts(this.shapes, ArgumentLimits.DEFAULT, false);
		texts.argument(graph.root, TextDeclaration.NONE, "argument[0]");
		Set<String> found = new HashSet<>();
		for (Segment segment : texts.segments()) {
			found.add(segment.text());
		}
		assertThat(found).isEqualTo(graph.texts);
		assertThat(texts.findings()).isEmpty();
	}

	@Provide
	Arbitrary<Graph> graphs() {
		Arbitrary<Graph> leaf = Arbitraries.strings().ofMinLength(1).ofMaxLength(8).map(Graph::leaf);
		return Arbitraries.lazyOf(() -> leaf, () -> leaf, this::containers);
	}

	private Arbitrary<Graph> containers() {
		return Arbitraries.integers()
			.between(0, 9)
			.flatMap((kind) -> graphs().list().ofMaxSize(3).map((parts) -> Graph.of(kind, parts)));
	}

	/**
	 * An object graph and the texts that were put into it.
	 */
	record Graph(Object root, Set<String> texts) {

		static Graph leaf(String text) {
			return new Graph(text, Set.of(text));
		}

		static Graph of(int kind, List<Graph> parts) {
			Set<String> texts = new HashSet<>();
			List<Object> roots = new ArrayList<>();
			for (Graph part : parts) {
				roots.add(part.root);
				texts.addAll(part.texts);
			}
			Object root = switch (kind) {
				case 0 -> roots;
				case 1 -> roots.toArray();
				case 2 -> new Box(roots);
				case 3 -> new Entry(Integer.MAX_VALUE, roots.isEmpty() ? null : roots.get(0), roots);
				case 4 -> Optional.of(roots);
				case 5 -> new ArrayDeque<>(roots);
				case 6 -> map(roots);
				case 7 -> new SpecialBox(roots);
				case 8 -> cycle(roots);
				default -> List.of(new Object(), 7, roots);
			};
			return new Graph(root, texts);
		}

		private static Map<Object, Object> map(List<Object> roots) {
			Map<Object, Object> map = new LinkedHashMap<>();
			for (int i = 0; i < roots.size(); i++) {
				if (i % 2 == 0 && roots.get(i) instanceof String key) {
					map.put(key, i);
				}
				else {
					map.put(i, roots.get(i));
				}
			}
			return map;
		}

		private static Object cycle(List<Object> roots) {
			Object[] array = new Object[roots.size() + 1];
			for (int i = 0; i < roots.size(); i++) {
				array[i] = roots.get(i);
			}
			array[roots.size()] = new Box(Arrays.asList(array));
			return array;
		}

	}

	record Entry(int number, Object first, List<Object> all) {

	}

	static class Box {

		private final Object content;

		Box(Object content) {
			this.content = content;
		}

		Object content() {
			return this.content;
		}

	}

	static class SpecialBox extends Box {

		private final long number = 5;

		SpecialBox(Object content) {
			super(content);
		}

		long number() {
			return this.number;
		}

	}

}
