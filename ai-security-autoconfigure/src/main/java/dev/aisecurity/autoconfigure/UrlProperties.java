package dev.aisecurity.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which URLs answers may have.
 *
 * @param links Where links may lead: origins with the beginning of a path, which ends
 * with a slash.
 * @param images Where images, and whatever else is fetched without a click, may come
 * from: origins with the beginning of a path, which ends with a slash.
 * @param origins Public origins of the application itself, whose URLs stay if they have
 * no query.
 * @param data How many characters the query and fragment of an allowed URL may have
 * together.
 * @param userLinks Whether links may lead wherever the user has written the URL of.
 */
public record UrlProperties(@DefaultValue List<String> links, @DefaultValue List<String> images,
		@DefaultValue List<String> origins, @DefaultValue("64") int data, @DefaultValue("false") boolean userLinks) {

}
