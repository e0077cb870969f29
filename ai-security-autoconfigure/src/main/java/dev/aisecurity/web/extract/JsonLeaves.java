package dev.aisecurity.web.extract;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Strings of a JSON document in document order. What they belong to may turn out only at
 * the end of the object around them, so it can be claimed afterwards. Not thread-safe.
 */
final class JsonLeaves {

	private static final String NAMES = "body names";

	private final JsonDocuments documents;

	private final JsonBudget nestedBudget;

	private final List<Leaf> leaves = new ArrayList<>();

	private final NameTexts names = new NameTexts();

	JsonLeaves(JsonDocuments documents) {
		this.documents = documents;
		this.nestedBudget = new JsonBudget(documents.limits());
	}

	int size() {
		return this.leaves.size();
	}

	void add(String text, TextDeclaration declaration, ChatPlace place) {
		this.leaves.add(new Leaf(text, declaration.origin(), place));
	}

	/**
	 * Adds the strings of a document that is written in a text.
	 * @param text the text, added before
	 * @param declaration what the application says of it
	 * @param place where it is
	 */
	void addNested(String text, TextDeclaration declaration, ChatPlace place) {
		this.documents.readNested(text, declaration, place, this.nestedBudget, this);
	}

	void addName(String name, TextDeclaration declaration) {
		this.names.add(name, declaration.origin(Origin.USER));
	}

	/**
	 * Says who wrote the latest texts, where the application does not say it itself.
	 * @param from index of the first text
	 * @param origin who wrote them
	 */
	void claim(int from, Origin origin) {
		for (int i = this.leaves.size() - 1; i >= from; i--) {
			Leaf leaf = this.leaves.get(i);
			if (leaf.origin == null) {
				leaf.origin = origin;
			}
		}
	}

	/**
	 * Says which turn the latest texts belong to.
	 * @param from index of the first text
	 * @param turn index of the turn
	 */
	void assignTurn(int from, int turn) {
		for (int i = this.leaves.size() - 1; i >= from; i--) {
			this.leaves.get(i).turn = turn;
		}
	}

	List<Segment> segments() {
		SegmentCollector collector = new SegmentCollector(Integer.MAX_VALUE);
		for (Leaf leaf : this.leaves) {
			Origin origin = (leaf.origin != null) ? leaf.origin : Origin.USER;
			collector.add(leaf.text, origin, leaf.location, leaf.turn);
		}
		this.names.addTo(collector, NAMES);
		return collector.segments();
	}

	private static final class Leaf {

		private final String text;

		private final String location;

		private @Nullable Origin origin;

		private int turn;

		Leaf(String text, @Nullable Origin origin, ChatPlace place) {
			this.text = text;
			this.location = place.location();
			this.origin = origin;
			this.turn = place.turn();
		}

	}

}
