package dev.aisecurity.web.extract;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The body of a request as it came.
 *
 * @param contentType what the client says it is, or {@code null} if it does not say
 * @param bytes the bytes, never changed
 * @param origins what the application says of the texts in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record BodyContent(@Nullable MediaType contentType, byte[] bytes, BodyOrigins origins) {

	/**
	 * Returns a description that leaves the bytes out.
	 * @return content type and length
	 */
	@Override
	public String toString() {
		return "BodyContent[" + this.contentType + ", " + this.bytes.length + " bytes]";
	}

}
