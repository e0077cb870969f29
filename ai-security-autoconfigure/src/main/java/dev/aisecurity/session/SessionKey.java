package dev.aisecurity.session;

import org.jspecify.annotations.Nullable;

/**
 * Under which names a session and the identity behind it are remembered: keyed hashes, so
 * that a store holds neither names of people nor sessions that somebody could take over.
 *
 * @param subject stands for tenant and subject, 32 hexadecimal digits; {@code null} for
 * nobody in particular, of whom nothing is remembered
 * @param session stands for tenant, subject and session, 32 hexadecimal digits, or
 * {@code null} if there is no session
 */
public record SessionKey(@Nullable String subject, @Nullable String session) {
}
