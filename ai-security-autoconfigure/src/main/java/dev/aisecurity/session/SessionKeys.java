package dev.aisecurity.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes session keys: HMAC-SHA-256, cut to 128 bits, over tenant, subject and session. A
 * session id that another subject presents is another session. Thread-safe.
 */
public final class SessionKeys {

	/** Least length of a secret, in bytes. */
	public static final int MIN_SECRET = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private static final int LENGTH = 16;

	private final SecretKeySpec secret;

	/**
	 * Creates keys.
	 * @param secret the secret, at least 32 bytes; the same on all nodes that share a
	 * store
	 */
	public SessionKeys(byte[] secret) {
		if (secret.length < MIN_SECRET) {
			throw new IllegalArgumentException(
					"Secret must have at least " + MIN_SECRET + " bytes but has " + secret.length);
		}
		this.secret = new SecretKeySpec(secret.clone(), ALGORITHM);
	}

	/**
	 * Creates keys that nobody else can make, and that end with the process.
	 * @return keys with a random secret
	 */
	public static SessionKeys random() {
		byte[] secret = new byte[MIN_SECRET];
		new SecureRandom().nextBytes(secret);
		return new SessionKeys(secret);
	}

	/**
	 * Returns the key of a session.
	 * @param subject who is acting
	 * @param session the session, or {@code null} if unknown
	 * @return the key; without a subject part for whoever did not prove who they are, so
	 * that one of them does not make the others look bad
	 */
	public SessionKey of(Subject subject, @Nullable SessionId session) {
		Mac mac = mac();
		byte[] who = who(mac, subject);
		String identity = subject.authenticated() ? hex(who) : null;
		if (session == null) {
			return new SessionKey(identity, null);
		}
		mac.update(who);
		return new SessionKey(identity, hex(mac.doFinal(session.value().getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * Returns the subject part of keys.
	 * @param subject a subject
	 * @return 32 hexadecimal digits
	 */
	public String subject(Subject subject) {
		return hex(who(mac(), subject));
	}

	private static byte[] who(Mac mac, Subject subject) {
		String tenant = subject.tenant();
		byte[] name = subject.id().value().getBytes(StandardCharsets.UTF_8);
		mac.update((byte) (subject.authenticated() ? 1 : 0));
		mac.update((byte) ((tenant != null) ? 1 : 0));
		if (tenant != null) {
			byte[] prefix = tenant.getBytes(StandardCharsets.UTF_8);
			for (int shift = 24; shift >= 0; shift -= 8) {
				mac.update((byte) (prefix.length >>> shift));
			}
			mac.update(prefix);
		}
		return mac.doFinal(name);
	}

	private Mac mac() {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.secret);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("HmacSHA256 is not available", ex);
		}
	}

	private static String hex(byte[] mac) {
		return HexFormat.of().formatHex(Arrays.copyOf(mac, LENGTH));
	}

}
