package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Focus;
import dev.aisecurity.output.Edit;
import dev.aisecurity.output.StreamGuard;

/**
 * Guards that replace keys such as {@code sk-0123456789} by {@code [key]}, and ways to
 * write a body.
 */
final class Guards {

	static final TextChannels CHANNELS = (location) -> new StreamGuard((extent, text, focus) -> keys(text, focus),
			List.of(StreamWatch.ofEverything()));

	private static final Pattern KEY = Pattern.compile("sk-[A-Za-z0-9]{10,}");

	private Guards() {
	}

	private static List<Edit> keys(String text, Focus focus) {
		List<Edit> edits = new ArrayList<>();
		Matcher matcher = KEY.matcher(text);
		while (matcher.find()) {
			if (focus.covers(matcher.start(), matcher.end())) {
				edits.add(new Edit(Math.max(focus.start(), matcher.start()), matcher.end(), "[key]"));
			}
		}
		return edits;
	}

	static String whole(BodyRewriter rewriter, String body) {
		StringBuilder out = new StringBuilder();
		rewriter.write(body, out);
		rewriter.end(out);
		return out.toString();
	}

	static String chopped(BodyRewriter rewriter, String body, long seed) {
		Random random = new Random(seed);
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < body.length();) {
			int end = Math.min(body.length(), i + random.nextInt((seed % 3 == 0) ? 2 : 9));
			rewriter.write(body.substring(i, end), out);
			i = end;
		}
		rewriter.end(out);
		return out.toString();
	}

}
