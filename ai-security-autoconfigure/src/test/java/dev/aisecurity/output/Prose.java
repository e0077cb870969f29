package dev.aisecurity.output;

import java.util.List;

/**
 * Answers as models give them, without anything to be found in them.
 */
final class Prose {

	static final List<String> TEXTS = List.of(
			"The parcel you asked about left our warehouse on Tuesday and should reach you within three working days. "
					+ "If it has not arrived by then, please let us know and we will look into it. You can keep the "
					+ "old lamp; there is no need to send it back. The refund of 24 euros has been booked already, and "
					+ "it usually takes a week until it shows up in your account. I am sorry for the trouble, and I "
					+ "hope that the new one works well in your living room. Is there anything else that I can do? ",
			"# How to plant tomatoes\n\n1. Start the seeds indoors in March, about 6 weeks before the last frost.\n"
					+ "2. Keep the soil moist and warm (20-25 degrees).\n3. When the seedlings have **two pairs** of "
					+ "leaves, move each to its own pot.\n\n> Do not water the leaves, they rot easily.\n\n| Kind | "
					+ "Height | Harvest |\n|---|---|---|\n| Cherry | 1.5 m | July |\n| Beef | 1.8 m | August |\n\n"
					+ "Plants that grow in full sun need a litre of water a day; in the shade half of that is enough.\n",
			"Photosynthesis turns light into chemical energy. Chlorophyll absorbs mostly red and blue light, which is "
					+ "why leaves look green. In the first stage, water is split and oxygen is set free; in the second, "
					+ "the Calvin cycle, carbon dioxide becomes sugar. Roughly 100 billion tonnes of carbon are bound "
					+ "this way every year. The process was first described in 1779 by Jan Ingenhousz, who noticed that "
					+ "plants give off bubbles in sunlight but not in the dark. ",
			"Die Donaudampfschifffahrtsgesellschaft war lange das gr\u00f6\u00dfte Unternehmen seiner Art. Gegr\u00fcndet "
					+ "wurde sie im Jahr 1829 in Wien, und schon bald fuhren ihre Schiffe bis zum Schwarzen Meer. Wer "
					+ "heute von Passau nach Budapest reist, kommt an vielen der alten Stationen vorbei. Die Fahrt "
					+ "dauert etwa vier Tage, wenn das Wasser hoch genug steht; bei Niedrigwasser m\u00fcssen die "
					+ "Reisenden auf den Bus umsteigen. ",
			"Le conseil a d\u00e9cid\u00e9 hier que la biblioth\u00e8que resterait ouverte le dimanche. Pour les \u00e9tudiants, "
					+ "c'est une bonne nouvelle : ils pourront travailler jusqu'\u00e0 20 heures. Les employ\u00e9s, eux, "
					+ "demandent que les heures suppl\u00e9mentaires soient mieux pay\u00e9es. Une r\u00e9union est pr\u00e9vue "
					+ "la semaine prochaine ; on verra bien ce qu'il en sortira. ",
			"\u6771\u4eac\u306e\u6625\u306f\u77ed\u3044\u3067\u3059\u3002\u685c\u304c\u54b2\u304f\u3068\u3001\u4eba\u3005\u306f\u516c\u5712"
					+ "\u306b\u96c6\u307e\u308a\u3001\u5f01\u5f53\u3092\u98df\u3079\u306a\u304c\u3089\u82b1\u3092\u697d\u3057\u307f\u307e"
					+ "\u3059\u3002\u591c\u306b\u306a\u308b\u3068\u3001\u63d0\u706f\u306b\u706f\u304c\u3068\u3082\u308a\u307e\u3059\u3002",
			"\u6625\u5929\u6765\u4e86\uff0c\u516c\u56ed\u91cc\u7684\u82b1\u90fd\u5f00\u4e86\u3002\u5b69\u5b50\u4eec\u5728\u8349\u5730\u4e0a"
					+ "\u5954\u8dd1\uff0c\u8001\u4eba\u5750\u5728\u6811\u4e0b\u804a\u5929\uff1b\u5fae\u98ce\u5439\u8fc7\uff0c\u4e00\u5207"
					+ "\u90fd\u90a3\u4e48\u5b89\u9759\u3002\u4f60\u60f3\u4e0d\u60f3\u4e5f\u53bb\u770b\u770b\uff1f",
			"\u0412\u0435\u0441\u043d\u043e\u0439 \u0432 \u0433\u043e\u0440\u043e\u0434\u0435 \u0441\u0442\u0430\u043d\u043e\u0432"
					+ "\u0438\u0442\u0441\u044f \u0442\u0435\u043f\u043b\u043e, \u0438 \u043b\u044e\u0434\u0438 \u0432\u044b\u0445"
					+ "\u043e\u0434\u044f\u0442 \u043d\u0430 \u0443\u043b\u0438\u0446\u044b. \u041d\u0430 \u043f\u043b\u043e\u0449"
					+ "\u0430\u0434\u0438 \u0438\u0433\u0440\u0430\u0435\u0442 \u043c\u0443\u0437\u044b\u043a\u0430. ",
			"```java\npublic int sum(List<Integer> numbers) {\n    int total = 0;\n    for (int number : numbers) {\n"
					+ "        total += number;\n    }\n    return total;\n}\n```\n\nThe method adds all numbers of the "
					+ "list. With streams it would be `numbers.stream().mapToInt(Integer::intValue).sum()`, which reads "
					+ "well but is a little slower for short lists. Both return 0 for an empty list, and both may "
					+ "overflow: use `long` if the sum can exceed Integer.MAX_VALUE.\n",
			"You have three options. First, you could ask the landlord in writing to repair the heating; give him two "
					+ "weeks. Second, you may reduce the rent, usually by 10 to 20 percent, as long as the flat stays "
					+ "cold. Third, if nothing happens at all, you can have it repaired yourself and send him the bill. "
					+ "I would start with the letter, because the other two need it as a proof. Would you like me to "
					+ "draft one? It should name the date, the defect and the deadline, and it should be sent by "
					+ "registered post so that nobody can say it never arrived. \ud83d\ude42\n");

	private Prose() {
	}

}
