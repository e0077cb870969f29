package dev.aisecurity.sample;

/**
 * A request that a browser made.
 *
 * @param method its method; {@code CONNECT} if only a connection was opened
 * @param url its URL
 * @param referrer the page that made it, or empty
 */
record WebRequest(String method, String url, String referrer) {

	/**
	 * Returns host and port as they stand in the URL.
	 */
	String authority() {
		int start = this.url.indexOf("//") + 2;
		int end = this.url.indexOf('/', start);
		String authority = this.url.substring(start, (end >= 0) ? end : this.url.length());
		return authority.endsWith(":443") ? authority.substring(0, authority.length() - 4) : authority;
	}

	boolean hasQuery() {
		return this.url.indexOf('?') >= 0;
	}

}
