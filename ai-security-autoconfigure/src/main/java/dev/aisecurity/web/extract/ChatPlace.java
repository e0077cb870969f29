package dev.aisecurity.web.extract;

import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.Segment;

/**
 * Where in a body the walk is, as far as the shapes of chat APIs tell: completions, chat
 * completions and responses of OpenAI, messages of Anthropic, or a plain array of
 * messages. The location is made of words of these shapes and of indexes, never of names
 * that the client chose.
 * <p>
 * All turns count as the user's text, whoever they claim to be from: the client sends
 * them. Only what says to be the result of a tool counts as a third party's.
 *
 * @param kind what is here
 * @param location path in the body
 * @param index index of the turn, or of what may be one; else {@link Segment#NO_TURN}
 */
record ChatPlace(Kind kind, String location, int index) {

	/** The body itself. */
	static final ChatPlace BODY = new ChatPlace(Kind.BODY, "body", Segment.NO_TURN);

	/** Anywhere in a body of another shape. */
	static final ChatPlace ELSEWHERE = new ChatPlace(Kind.OTHER, "body", Segment.NO_TURN);

	private static final Map<String, ChatPlace> SECTIONS = Map.of("messages", section(Kind.CONVERSATION, "messages"),
			"input", section(Kind.CONVERSATION, "input"), "prompt", section(Kind.OTHER, "prompt"), "instructions",
			section(Kind.OTHER, "instructions"), "system", section(Kind.OTHER, "system"), "tools",
			section(Kind.DEFINITIONS, "tools"), "functions", section(Kind.DEFINITIONS, "functions"));

	private static final Set<String> RESULT_ROLES = Set.of("tool", "function");

	private static final Set<String> RESULT_TYPES = Set.of("tool_result", "tool-result", "function_call_output",
			"custom_tool_call_output", "computer_call_output", "local_shell_call_output", "mcp_tool_result",
			"web_search_tool_result", "code_execution_tool_result");

	private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function",
			"model");

	private static final Set<String> TYPES = Set.of("text", "input_text", "output_text", "image_url", "input_image",
			"image", "input_audio", "file", "input_file", "document", "message", "function", "function_call",
			"tool_use", "tool_result", "function_call_output", "object", "string", "number", "integer", "boolean",
			"array", "null");

	/**
	 * What can be at a place.
	 */
	enum Kind {

		/** The whole body. */
		BODY,

		/** A list of turns. */
		CONVERSATION,

		/** One turn. */
		TURN,

		/** An element of a body that is a list: a turn if it has a role. */
		ELEMENT,

		/** Inside a turn. */
		PART,

		/** Definitions of tools. */
		DEFINITIONS,

		/** Anything else. */
		OTHER

	}

	private static ChatPlace section(Kind kind, String name) {
		return new ChatPlace(kind, "body." + name, Segment.NO_TURN);
	}

	ChatPlace property(String name) {
		return switch (this.kind) {
			case BODY -> SECTIONS.getOrDefault(name, ELSEWHERE);
			case TURN, ELEMENT -> new ChatPlace(Kind.PART, this.location, turn());
			case CONVERSATION, PART, DEFINITIONS, OTHER -> this;
		};
	}

	ChatPlace element(int index) {
		return switch (this.kind) {
			case BODY -> new ChatPlace(Kind.ELEMENT, this.location + "[" + index + "]", index);
			case CONVERSATION -> new ChatPlace(Kind.TURN, this.location + "[" + index + "]", index);
			case TURN, ELEMENT, PART, DEFINITIONS, OTHER -> this;
		};
	}

	/**
	 * Returns the turn that texts here belong to.
	 * @return index of the turn, or {@link Segment#NO_TURN}
	 */
	int turn() {
		return (this.kind != Kind.ELEMENT) ? this.index : Segment.NO_TURN;
	}

	/**
	 * Returns whether a property says that the object around it is a turn.
	 * @param name name of the property
	 * @return whether the element of a list becomes a turn
	 */
	boolean startsTurn(String name) {
		return this.kind == Kind.ELEMENT && name.equals("role");
	}

	/**
	 * Returns whether a property says that the object around it is the result of a tool.
	 * @param name name of the property
	 * @param value its value
	 * @return whether the texts of the object are a tool's
	 */
	boolean marksResult(String name, String value) {
		return switch (this.kind) {
			case TURN, ELEMENT -> (name.equals("role") && RESULT_ROLES.contains(value))
					|| (name.equals("type") && RESULT_TYPES.contains(value));
			case PART -> name.equals("type") && RESULT_TYPES.contains(value);
			case BODY, CONVERSATION, DEFINITIONS, OTHER -> false;
		};
	}

	/**
	 * Returns whether a value is a word of the protocol, which need not be read.
	 * @param name name of the property
	 * @param value its value
	 * @return whether the value is one of a fixed set
	 */
	boolean isProtocol(String name, String value) {
		return switch (this.kind) {
			case TURN, ELEMENT ->
				(name.equals("role") && ROLES.contains(value)) || (name.equals("type") && TYPES.contains(value));
			case PART, DEFINITIONS -> name.equals("type") && TYPES.contains(value);
			case BODY, CONVERSATION, OTHER -> false;
		};
	}

	/**
	 * Returns whether a property holds a JSON document in a string.
	 * @param name name of the property
	 * @return whether it holds the arguments of a tool call
	 */
	boolean holdsDocument(String name) {
		return (this.kind == Kind.TURN || this.kind == Kind.ELEMENT || this.kind == Kind.PART)
				&& name.equals("arguments");
	}

}
