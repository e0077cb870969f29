package dev.aisecurity.sample;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * What the garden shop is often asked.
 */
@Component
class FrequentQuestions {

	private final Map<String, String> answers = new LinkedHashMap<>();

	FrequentQuestions() {
		this.answers.put("open", "We are open from Monday to Saturday, 9 to 18 o'clock.");
		this.answers.put("return", "You can return plants within 14 days and tools within 30 days, with the receipt.");
		this.answers.put("deliver", "Delivery takes two to three working days and is free from 50 euros.");
		this.answers.put("tomato", "Plant tomatoes in a sunny spot after the last frost, and water them at the root.");
		this.answers.put("rose", "Cut roses back in early spring, just above an outward-facing bud.");
		this.answers.put("lawn", "Sow a lawn from April to May or in September, and keep it moist for three weeks.");
		this.answers.put("summar", "The document speaks of plants, tools and how to care for both.");
	}

	String answer(String question) {
		String lower = question.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> entry : this.answers.entrySet()) {
			if (lower.contains(entry.getKey())) {
				return entry.getValue();
			}
		}
		return "I can help with opening hours, returns, delivery, tomatoes, roses and lawns.";
	}

}
