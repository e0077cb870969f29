package dev.aisecurity.benchmarks.evaluation;

import java.util.Locale;
import java.util.Map;

/**
 * What corpora call the kinds of data about persons, in the words of our rules. Types
 * that are not here have the name of the rule, with hyphens.
 */
final class DisclosureTypes {

	private static final Map<String, String> RULES = Map.ofEntries(Map.entry("email-address", "email"),
			Map.entry("e-mail", "email"), Map.entry("phone-number", "phone"), Map.entry("telephone", "phone"),
			Map.entry("tel", "phone"), Map.entry("phonenumber", "phone"), Map.entry("credit-card", "payment-card"),
			Map.entry("credit-card-number", "payment-card"), Map.entry("creditcardnumber", "payment-card"),
			Map.entry("card-number", "payment-card"), Map.entry("iban-code", "iban"), Map.entry("ip", "ip-address"),
			Map.entry("ipv4", "ip-address"), Map.entry("ipv6", "ip-address"), Map.entry("mac", "mac-address"),
			Map.entry("ssn", "us-ssn"), Map.entry("social-security-number", "us-ssn"),
			Map.entry("bitcoin-address", "crypto-wallet"), Map.entry("ethereum-address", "crypto-wallet"),
			Map.entry("crypto", "crypto-wallet"), Map.entry("dob", "date-of-birth"),
			Map.entry("birth-date", "date-of-birth"), Map.entry("dateofbirth", "date-of-birth"),
			Map.entry("us-passport", "passport"), Map.entry("passport-number", "passport"),
			Map.entry("us-driver-license", "driving-licence"), Map.entry("driver-license", "driving-licence"),
			Map.entry("us-bank-number", "bank-account"), Map.entry("uk-nhs", "uk-nhs-number"));

	private DisclosureTypes() {
	}

	/**
	 * Returns the rule that finds a type.
	 * @param type the type in words of a corpus
	 * @return id of the rule, whether there is such a rule or not
	 */
	static String rule(String type) {
		String name = type.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
		return RULES.getOrDefault(name, name);
	}

}
