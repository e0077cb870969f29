package dev.aisecurity.web.extract;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.DupDetector;

/**
 * One pass over a JSON document that gathers its strings and the names that are more than
 * identifiers. Numbers, booleans and nulls hold no text. Not thread-safe.
 */
final class JsonWalk {

	private final JsonParser parser;

	private final JsonBudget budget;

	private final JsonLeaves leaves;

	private final boolean nested;

	JsonWalk(JsonParser parser, JsonBudget budget, JsonLeaves leaves, boolean nested) {
		this.parser = parser;
		this.budget = budget;
		this.leaves = leaves;
		this.nested = nested;
	}

	/**
	 * Reads the next document.
	 * @param origins what the application says of it
	 * @param place where it is
	 * @return whether there was one
	 */
	boolean document(BodyOrigins origins, ChatPlace place) {
		JsonToken token = next();
		if (token == null) {
			return false;
		}
		value(token, origins, place, 1);
		return true;
	}

	private @Nullable JsonToken next() {
		JsonToken token = this.parser.nextToken();
		this.budget.token();
		return token;
	}

	private void value(@Nullable JsonToken token, BodyOrigins origins, ChatPlace place, int depth) {
		if (token == JsonToken.VALUE_STRING) {
			this.budget.leaf();
			leaf(this.parser.getString(), origins.declaration(), place, false);
		}
		else if (token == JsonToken.START_OBJECT) {
			this.budget.depth(depth);
			object(origins, place, depth);
		}
		else if (token == JsonToken.START_ARRAY) {
			this.budget.depth(depth);
			array(origins, place, depth);
		}
	}

	private void array(BodyOrigins origins, ChatPlace place, int depth) {
		BodyOrigins element = origins.element();
		int index = 0;
		for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
			value(token, element, place.element(index), depth + 1);
			index++;
		}
	}

	private void object(BodyOrigins origins, ChatPlace place, int depth) {
		DupDetector names = DupDetector.rootDetector(this.parser);
		int first = this.leaves.size();
		boolean result = false;
		boolean turn = false;
		for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
			String name = this.parser.currentName();
			if (names.isDup(name) && !this.nested) {
				throw new UnreadableRequestException(UnreadableReason.JSON_DUPLICATE_KEY);
			}
			name(name, origins);
			BodyOrigins property = origins.property(name);
			JsonToken value = next();
			turn |= place.startsTurn(name);
			if (property.declaration().isUninspected()) {
				this.parser.skipChildren();
			}
			else if (value == JsonToken.VALUE_STRING) {
				result |= property(name, this.parser.getString(), property.declaration(), place);
			}
			else {
				value(value, property, place.property(name), depth + 1);
			}
		}
		if (result) {
			this.leaves.claim(first, Origin.TOOL);
		}
		if (turn) {
			this.leaves.assignTurn(first, place.index());
		}
	}

	private void name(String name, BodyOrigins origins) {
		if (!origins.knows(name)) {
			if (!this.nested) {
				this.budget.characters(name.length());
			}
			this.leaves.addName(name, origins.declaration());
		}
	}

	private boolean property(String name, String text, TextDeclaration declaration, ChatPlace place) {
		this.budget.leaf();
		if (!place.isProtocol(name, text)) {
			leaf(text, declaration, place.property(name), place.holdsDocument(name));
		}
		return place.marksResult(name, text);
	}

	private void leaf(String text, TextDeclaration declaration, ChatPlace place, boolean document) {
		if (!this.nested) {
			this.budget.characters(text.length());
		}
		this.leaves.add(text, declaration, place);
		if (!this.nested && (document || JsonDocuments.mayHide(text))) {
			this.leaves.addNested(text, declaration, place);
		}
	}

}
