package dev.aisecurity.detect;

/**
 * What kind of threat a finding speaks of, with its entry of the OWASP Top 10 for LLM
 * applications (2025).
 */
public enum ThreatCategory {

	/** Instructions that try to replace those of the application. */
	PROMPT_INJECTION("LLM01", true, false),

	/** Techniques to talk a model out of its safety rules. */
	JAILBREAK("LLM01", true, false),

	/** Attempts to obtain the system prompt or other hidden context. */
	PROMPT_EXTRACTION("LLM07", true, false),

	/** Attempts to make tools, memory or links carry data away or act. */
	TOOL_ABUSE("LLM06", true, false),

	/** Text that a person does not see but a model reads. */
	HIDDEN_TEXT("LLM01", true, true),

	/** Writing that hides words from inspection. */
	OBFUSCATION("LLM01", true, false),

	/** Credentials and keys. */
	SECRET("LLM02", false, true),

	/** Data about a person. */
	PERSONAL_DATA("LLM02", false, true),

	/** More input than the endpoint allows. */
	CONSUMPTION("LLM10", false, false),

	/** Behaviour that differs from the baseline. */
	ANOMALY("LLM10", true, false),

	/** Hidden context that leaves with the answer. */
	LEAKAGE("LLM07", false, true),

	/**
	 * Links and images in an answer that would carry data away when shown or followed.
	 */
	EXFILTRATION("LLM05", false, true),

	/** Input that cannot be read the way its consumer would. */
	MALFORMED("LLM01", false, false),

	/** Input that nobody could look at. */
	UNINSPECTED("LLM01", false, false),

	/** Inspection that did not finish: deadline, budget. */
	INCOMPLETE("LLM10", false, false),

	/** A detector, a transformation or a store that failed. */
	FAILURE("LLM10", false, false);

	private final String owasp;

	private final boolean attack;

	private final boolean redactable;

	ThreatCategory(String owasp, boolean attack, boolean redactable) {
		this.owasp = owasp;
		this.attack = attack;
		this.redactable = redactable;
	}

	/**
	 * Returns the entry of the OWASP Top 10 for LLM applications.
	 * @return {@code LLM01} to {@code LLM10}
	 */
	public String owasp() {
		return this.owasp;
	}

	/**
	 * Returns whether findings of this kind are signs of an attack and so raise the risk.
	 * Others are decided by policies that name the category.
	 * @return whether they count towards the risk score
	 */
	public boolean isAttack() {
		return this.attack;
	}

	/**
	 * Returns whether the threat is gone when its span is replaced.
	 * @return whether redaction is a remedy
	 */
	public boolean isRedactable() {
		return this.redactable;
	}

}
