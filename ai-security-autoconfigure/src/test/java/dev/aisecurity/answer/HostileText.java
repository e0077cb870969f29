package dev.aisecurity.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model says that was talked into harming its reader.
 */
final class HostileText {

	/** A credential, put together here so that no scanner of sources mistakes it. */
	static final String SECRET = "AKIA" + "Q3EGRIV5XJ2LMN4P";

	/** How the credential leaves. */
	static final String PLACEHOLDER = "[AWS_ACCESS_KEY_ID]";

	/** What a browser would run. */
	static final String SCRIPT = "<script>alert(1)</script>";

	/** Characters that move the cursor of a terminal, and one that nobody sees. */
	static final String CONTROLS = "\u001b[31m\u0007\u200b";

	/** All of it, as a model would write it. */
	static final String TEXT = "Grüße & " + SCRIPT + " \"quoted\" key " + SECRET + " red" + CONTROLS + "dish end";

	/** What may leave of it as text. */
	static final String GUARDED = TEXT.replace(SECRET, PLACEHOLDER)
		.replace("\u001b", "")
		.replace("\u0007", "")
		.replace("\u200b", "");

	private HostileText() {
	}

	/**
	 * Returns the text in pieces, some of them in the middle of what must not leave.
	 * @return the pieces
	 */
	static List<String> pieces() {
		List<String> pieces = new ArrayList<>();
		for (int start = 0; start < TEXT.length(); start += 7) {
			pieces.add(TEXT.substring(start, Math.min(TEXT.length(), start + 7)));
		}
		return pieces;
	}

}
