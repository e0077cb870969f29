package dev.aisecurity.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a set of policies is known by: the same for the same policies on every instance.
 */
final class PolicyDigest {

	private static final int BYTES = 8;

	private PolicyDigest() {
	}

	static String of(List<Policy> policies, List<Exclusion> exclusions) {
		MessageDigest digest = sha256();
		for (Policy policy : policies) {
			update(digest, (policy instanceof ConditionalPolicy) ? policy.toString() : policy.id() + ' ' + policy.mode()
					+ ' ' + policy.appliesToNamedOnly() + ' ' + policy.getClass().getName());
		}
		for (Exclusion exclusion : exclusions) {
			update(digest, exclusion.toString());
		}
		return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
	}

	static String of(byte[] content) {
		return HexFormat.of().formatHex(sha256().digest(content));
	}

	private static void update(MessageDigest digest, String part) {
		digest.update(part.getBytes(StandardCharsets.UTF_8));
		digest.update((byte) 0);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("SHA-256 is part of every Java platform", ex);
		}
	}

}
