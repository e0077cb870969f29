package dev.aisecurity.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which URLs the answers of one endpoint may have; what is not said here is as for all.
 *
 * @param links Where links may lead, in place of what holds for all: origins with the
 * beginning of a path, which ends with a slash.
 * @param images Where images may come from, in place of what holds for all: origins with
 * the beginning of a path, which ends with a slash.
 * @param data How many characters the query and fragment of an allowed URL may have
 * together.
 * @param userLinks Whether links may lead wherever the user has written the URL of.
 */
public record EndpointUrlProperties(@Nullable List<String> links, @Nullable List<String> images, @Nullable Integer data,
		@Nullable Boolean userLinks) {

}
