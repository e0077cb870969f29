package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that states give to people, as far as they consist of digits only.
 */
final class NationalNumbers {

	private static final int NEVER = NumberType.NEVER;

	private final List<NumberType> types = new ArrayList<>();

	private NationalNumbers() {
	}

	static List<NumberType> all() {
		NationalNumbers numbers = new NationalNumbers();
		numbers.americas();
		numbers.westernEurope();
		numbers.northernEurope();
		numbers.easternEurope();
		numbers.asia();
		numbers.elsewhere();
		return List.copyOf(numbers.types);
	}

	private void americas() {
		add("us-ssn", "US Social Security number", "3-2-4", "3 2 4", 1, NEVER, 0.85, NationalNumbers::isSsn, "ssn",
				"ssns", "social security", "social sec", "soc sec", "social insurance");
		add("us-itin", "US individual taxpayer number", "3-2-4", "3 2 4", 1, NEVER, 0.85, NationalNumbers::isItin,
				"itin", "taxpayer", "tax id");
		add("ca-sin", "Canadian social insurance number", "3 3 3|3-3-3", "9", 3, NEVER, 0.9,
				(d) -> d[0] != 0 && d[0] != 8 && Checksums.luhn(d, 0, 9), "sin", "social insurance", "nas",
				"assurance sociale");
		add("br-cpf", "Brazilian CPF", "3.3.3-2", "9-2", 1, 3, 0.97, NationalNumbers::isCpf, "cpf", "cadastro");
		add("ar-cuil", "Argentine CUIL", "2-8-1", "11", 1, 3, 0.95, NationalNumbers::isCuil, "cuil", "cuit");
	}

	private void westernEurope() {
		add("uk-nhs", "UK NHS number", "", "3 3 4|3-3-4", NEVER, NEVER, 0.93, NationalNumbers::isNhs, "nhs",
				"national health");
		add("de-steuer-id", "German tax identification number", "2 3 3 3", "11", 2, 3, 0.95,
				NationalNumbers::isSteuerId, "steuer-id", "steuerid", "steuer-idnr", "steueridentifikationsnummer",
				"steuer-identifikationsnummer", "identifikationsnummer", "idnr", "steuernummer", "tax id", "german tax",
				"tin");
		add("fr-nir", "French social security number", "1 2 2 2 3 3 2|13 2", "15", 1, 1, 0.97, NationalNumbers::isNir,
				"nir", "s\u00e9curit\u00e9 sociale", "insee");
		add("nl-bsn", "Dutch citizen service number", "", "4.2.3|3 3 3|4 2 3", NEVER, NEVER, 0.92,
				(d) -> Checksums.number(d, 0, 9) > 0
						&& (Checksums.weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) - d[8]) % 11 == 0,
				"bsn", "burgerservicenummer", "sofinummer", "sofi", "citizen service");
		add("be-nrn", "Belgian national number", "2.2.2-3.2|6-3.2|2.2.2 3 2|6 3 2", "11", 1, 3, 0.96,
				NationalNumbers::isBelgian, "rijksregister", "rijksregisternummer", "registre national", "nrn", "insz",
				"niss", "national register", "national number", "belgian");
		add("pt-nif", "Portuguese tax number", "", "3 3 3", NEVER, NEVER, 0.92,
				(d) -> ((d[0] >= 1 && d[0] <= 3) || Checksums.two(d, 0) == 45)
						&& digit(complement(Checksums.weighted(d, 9, 8, 7, 6, 5, 4, 3, 2), 11)) == d[8],
				"nif", "contribuinte", "fiscal");
		add("ch-ahv", "Swiss AHV number", "3.4.4.2|3 4 4 2", "13", 1, 1, 0.96,
				(d) -> Checksums.number(d, 0, 3) == 756
						&& (10 - Checksums.weighted(d, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10 == d[12],
				"ahv", "avs", "oasi");
		add("at-svnr", "Austrian social insurance number", "", "4 6|4-6", NEVER, NEVER, 0.93,
				(d) -> d[0] != 0 && Checksums.weighted(d, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == d[3]
						&& Checksums.isDay(Checksums.two(d, 6), Checksums.two(d, 4)),
				"svnr", "sv-nummer", "svnummer", "sozialversicherungsnummer", "versicherungsnummer",
				"sozialversicherung", "austrian");
		add("gr-amka", "Greek AMKA", "", "11", NEVER, 3, 0.94,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 0)) && Checksums.luhn(d, 0, 11), "amka",
				"\u03b1\u03bc\u03ba\u03b1");
	}

	private void northernEurope() {
		add("se-personnummer", "Swedish personal number", "6-4|6+4", "10", 1, 3, 0.94,
				(d) -> isDayOrShifted(d, 2, 60) && Checksums.luhn(d, 0, 10), "personnummer", "samordningsnummer",
				"personal number", "personal identity");
		add("se-personnummer", "Swedish personal number", "8-4|8+4", "12", 1, 2, 0.96,
				(d) -> (Checksums.two(d, 0) >= 18 && Checksums.two(d, 0) <= 20) && isDayOrShifted(d, 4, 60)
						&& Checksums.luhn(d, 2, 12),
				"personnummer", "samordningsnummer", "personal number", "personal identity");
		add("no-fodselsnummer", "Norwegian national number", "6 5", "11", 1, 2, 0.96, NationalNumbers::isFodselsnummer,
				"f\u00f8dselsnummer", "fodselsnummer", "personnummer", "national identity", "fnr", "d-nummer");
		add("dk-cpr", "Danish CPR number", "", "6-4|6 4", NEVER, NEVER, 0.85,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 0)), "cpr", "cpr-nummer", "cpr-nr",
				"personnummer", "danish");
	}

	private void easternEurope() {
		add("pl-pesel", "Polish PESEL", "", "11", NEVER, 2, 0.95, NationalNumbers::isPesel, "pesel");
		add("cz-birth-number", "Czech or Slovak birth number", "6/4", "10", 1, NEVER, 0.95,
				NationalNumbers::isBirthNumber, "rodn\u00e9", "rodne", "birth number", "r.\u010d.");
		add("ro-cnp", "Romanian CNP", "", "13", NEVER, 2, 0.95,
				(d) -> d[0] != 0 && Checksums.isDay(Checksums.two(d, 3), Checksums.two(d, 5))
						&& isCnp(Checksums.weighted(d, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11, d[12]),
				"cnp", "cod numeric", "numeric personal");
		add("bg-egn", "Bulgarian EGN", "", "10", NEVER, NEVER, 0.94,
				(d) -> Checksums.isDay(Checksums.two(d, 2) % 20, Checksums.two(d, 4)) && Checksums.two(d, 2) <= 52
						&& Checksums.weighted(d, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == d[9],
				"egn", "\u0435\u0433\u043d");
		add("hr-oib", "Croatian OIB", "", "11", NEVER, NEVER, 0.93, (d) -> Checksums.hybrid(d, 11), "oib");
		add("ee-isikukood", "Estonian or Lithuanian personal code", "", "11", NEVER, 3, 0.94,
				NationalNumbers::isBalticCode, "isikukood", "asmens kodas", "personal code", "personal id");
		add("jmbg", "Unique master citizen number", "", "13", NEVER, 2, 0.94,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 0))
						&& digit(complement(Checksums.weighted(d, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11)) == d[12],
				"jmbg", "em\u0161o", "emso", "embg", "mati\u010dni");
		add("hu-taj", "Hungarian social security number", "", "3 3 3|3-3-3", NEVER, NEVER, 0.92,
				(d) -> Checksums.weighted(d, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == d[8], "taj");
		add("ru-snils", "Russian SNILS", "3-3-3 2|3-3-3-2", "11", 1, NEVER, 0.95,
				(d) -> Checksums.weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == Checksums.two(d, 9), "snils",
				"\u0441\u043d\u0438\u043b\u0441");
		add("ru-inn", "Russian taxpayer number", "", "12", NEVER, 3, 0.95,
				(d) -> Checksums.weighted(d, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == d[10]
						&& Checksums.weighted(d, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == d[11],
				"inn", "\u0438\u043d\u043d");
	}

	private void asia() {
		add("tr-kimlik", "Turkish identity number", "", "11", NEVER, 2, 0.95, NationalNumbers::isKimlik, "kimlik",
				"tckn", "t.c.", "tc no", "turkish");
		add("in-aadhaar", "Indian Aadhaar number", "4 4 4|4-4-4", "12", 2, 3, 0.95,
				(d) -> d[0] > 1 && Checksums.verhoeff(d, 12), "aadhaar", "aadhar", "adhaar", "uidai", "uid",
				"\u0906\u0927\u093e\u0930");
		add("cn-resident-id", "Chinese resident identity number", "", "18", NEVER, 1, 0.97, NationalNumbers::isChinese,
				"\u8eab\u4efd\u8bc1");
		add("kr-rrn", "Korean resident registration number", "6-7", "13", 1, NEVER, 0.85,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 4)) && d[6] >= 1 && d[6] <= 8, "rrn",
				"resident registration", "\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638", "\uc8fc\ubbfc\ubc88\ud638");
		add("jp-my-number", "Japanese individual number", "", "4 4 4|4-4-4", NEVER, NEVER, 0.93,
				(d) -> digit(complement(Checksums.weighted(d, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11)) == d[11],
				"my number", "individual number", "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc", "\u500b\u4eba\u756a\u53f7");
		add("th-national-id", "Thai identity number", "1-4-5-2-1|1 4 5 2 1", "13", 1, 3, 0.95,
				(d) -> d[0] != 0
						&& complement(Checksums.weighted(d, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), 11) % 10 == d[12],
				"thai", "\u0e1a\u0e31\u0e15\u0e23\u0e1b\u0e23\u0e30\u0e0a\u0e32\u0e0a\u0e19");
		add("my-nric", "Malaysian identity card number", "6-2-4", "12", 1, NEVER, 0.8,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 4)) && isMalaysianPlace(d), "nric",
				"mykad", "ic number", "kad pengenalan", "malaysian");
		add("il-id", "Israeli identity number", "", "9", NEVER, NEVER, 0.92,
				(d) -> !Checksums.allEqual(d, 9) && Checksums.luhn(d, 0, 9), "teudat", "israeli",
				"\u05ea\u05e2\u05d5\u05d3\u05ea \u05d6\u05d4\u05d5\u05ea", "\u05ea.\u05d6");
	}

	private void elsewhere() {
		add("za-id", "South African identity number", "6 4 3|6 4 2 1", "13", 1, 2, 0.94,
				(d) -> Checksums.isDay(Checksums.two(d, 2), Checksums.two(d, 4)) && d[10] <= 1
						&& Checksums.luhn(d, 0, 13),
				"south african", "south africa", "rsa id", "id number", "identity number");
		add("au-tfn", "Australian tax file number", "", "3 3 3|3-3-3", NEVER, NEVER, 0.93,
				(d) -> !Checksums.allEqual(d, 9) && Checksums.weighted(d, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0, "tfn",
				"tax file");
		add("au-medicare", "Australian Medicare number", "4 5 1|4-5-1", "10", 2, NEVER, 0.92,
				(d) -> d[0] >= 2 && d[0] <= 6 && Checksums.weighted(d, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == d[8],
				"medicare");
		add("imei", "Device identity (IMEI)", "2-6-6-1|2 6 6 1", "15", 2, NEVER, 0.92,
				(d) -> Checksums.number(d, 0, 8) > 0 && Checksums.luhn(d, 0, 15), "imei");
	}

	private void add(String id, String description, String layouts, String loose, int formattedLevel, int looseLevel,
			double score, NumberType.Check check, String... context) {
		long[] own = layouts(layouts);
		long[] others = layouts(loose);
		int digits = 0;
		for (long rest = (own.length > 0) ? own[0] : others[0]; rest != 0; rest >>>= 8) {
			digits += (int) (rest & 0x1f);
		}
		this.types.add(new NumberType(id, description, digits, own, others, formattedLevel, looseLevel, score, check,
				ContextWords.of(context)));
	}

	private static long[] layouts(String patterns) {
		if (patterns.isEmpty()) {
			return new long[0];
		}
		String[] each = patterns.split("\\|", -1);
		long[] layouts = new long[each.length];
		for (int i = 0; i < each.length; i++) {
			layouts[i] = DigitRun.layout(each[i]);
		}
		return layouts;
	}

	private static int complement(int sum, int modulus) {
		return modulus - sum % modulus;
	}

	private static int digit(int check) {
		return (check > 9) ? 0 : check;
	}

	private static boolean isCnp(int remainder, int check) {
		return ((remainder == 10) ? 1 : remainder) == check;
	}

	private static boolean isDayOrShifted(byte[] d, int month, int shift) {
		int day = Checksums.two(d, month + 2);
		return Checksums.isDay(Checksums.two(d, month), (day > shift) ? day - shift : day);
	}

	private static boolean isSsn(byte[] d) {
		int area = (int) Checksums.number(d, 0, 3);
		return area != 0 && area != 666 && area < 900 && Checksums.two(d, 3) != 0 && Checksums.number(d, 5, 9) != 0;
	}

	private static boolean isItin(byte[] d) {
		int group = Checksums.two(d, 3);
		return d[0] == 9
				&& ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group != 93));
	}

	private static boolean isCpf(byte[] d) {
		int first = complement(Checksums.weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2), 11);
		int second = complement(Checksums.weighted(d, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), 11);
		return !Checksums.allEqual(d, 11) && digit(first) == d[9] && digit(second) == d[10];
	}

	private static boolean isCuil(byte[] d) {
		int kind = Checksums.two(d, 0);
		int check = complement(Checksums.weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11);
		return (kind == 20 || kind == 23 || kind == 24 || kind == 27) && check != 10 && check % 11 == d[10];
	}

	private static boolean isNhs(byte[] d) {
		int check = complement(Checksums.weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2), 11);
		return !Checksums.allEqual(d, 10) && check != 10 && check % 11 == d[9];
	}

	private static boolean isSteuerId(byte[] d) {
		int[] counts = new int[10];
		int repeated = 0;
		for (int i = 0; i < 10; i++) {
			int count = ++counts[d[i]];
			if (count == 2) {
				repeated++;
			}
			else if (count > 3) {
				return false;
			}
		}
		return d[0] != 0 && repeated == 1 && Checksums.hybrid(d, 11);
	}

	private static boolean isNir(byte[] d) {
		int month = Checksums.two(d, 3);
		return ((d[0] >= 1 && d[0] <= 4) || d[0] == 7 || d[0] == 8)
				&& ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)
				&& 97 - Checksums.number(d, 0, 13) % 97 == Checksums.two(d, 13);
	}

	private static boolean isBelgian(byte[] d) {
		int month = Checksums.two(d, 2) % 20;
		long number = Checksums.number(d, 0, 9);
		int check = Checksums.two(d, 9);
		return Checksums.two(d, 2) <= 52 && (month == 0 || Checksums.isDay(month, Checksums.two(d, 4)))
				&& (97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check);
	}

	private static boolean isFodselsnummer(byte[] d) {
		int day = Checksums.two(d, 0);
		int first = complement(Checksums.weighted(d, 3, 7, 6, 1, 8, 9, 4, 5, 2), 11);
		int second = complement(Checksums.weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11);
		return Checksums.isDay(Checksums.two(d, 2), (day > 40) ? day - 40 : day) && first != 10 && second != 10
				&& first % 11 == d[9] && second % 11 == d[10];
	}

	private static boolean isPesel(byte[] d) {
		return Checksums.isDay(Checksums.two(d, 2) % 20, Checksums.two(d, 4))
				&& (10 - Checksums.weighted(d, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10 == d[10];
	}

	private static boolean isBirthNumber(byte[] d) {
		int month = Checksums.two(d, 2) % 50;
		return Checksums.isDay((month > 20) ? month - 20 : month, Checksums.two(d, 4))
				&& (Checksums.number(d, 0, 10) % 11 == 0 || (Checksums.number(d, 0, 9) % 11 == 10 && d[9] == 0));
	}

	private static boolean isBalticCode(byte[] d) {
		int check = Checksums.weighted(d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
		if (check == 10) {
			check = Checksums.weighted(d, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
		}
		return d[0] >= 1 && d[0] <= 8 && Checksums.isDay(Checksums.two(d, 3), Checksums.two(d, 5)) && check == d[10];
	}

	private static boolean isKimlik(byte[] d) {
		int odd = d[0] + d[2] + d[4] + d[6] + d[8];
		int even = d[1] + d[3] + d[5] + d[7];
		return d[0] != 0 && Math.floorMod(odd * 7 - even, 10) == d[9] && (odd + even + d[9]) % 10 == d[10];
	}

	private static boolean isChinese(byte[] d) {
		return isChinese(d, d[17]);
	}

	/**
	 * GB 11643: region, date of birth, serial, check.
	 * @param d the first 17 digits
	 * @param check the last digit, 10 for X
	 * @return whether they belong together
	 */
	static boolean isChinese(byte[] d, int check) {
		int year = (int) Checksums.number(d, 6, 10);
		int region = Checksums.two(d, 0);
		return region >= 11 && region <= 91 && year >= 1880 && year <= 2100
				&& Checksums.isDate(year, Checksums.two(d, 10), Checksums.two(d, 12))
				&& (12 - Checksums.weighted(d, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == check;
	}

	private static boolean isMalaysianPlace(byte[] d) {
		int place = Checksums.two(d, 6);
		return (place >= 1 && place <= 16) || place >= 21;
	}

}
