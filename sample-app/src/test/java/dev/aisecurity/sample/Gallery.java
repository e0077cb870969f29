package dev.aisecurity.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Shows many documents at once in a {@link Browser}, each in a frame of its own, so that
 * none can spoil another.
 */
final class Gallery implements AutoCloseable {

	static final String HOST = "app.allowed.example";

	private static final int BATCH = 200;

	private static final String DOCUMENTS = "documents/";

	private static final String FRAME = "frame/";

	private static final String SCRIPT = """
			const ATTRIBUTES = ['href', 'xlink:href', 'src', 'srcset', 'imagesrcset', 'poster', 'data', 'background',
				'action', 'formaction', 'ping', 'cite', 'longdesc', 'manifest', 'to', 'values', 'from', 'by'];
			const frames = [];
			const settled = () => new Promise((done) => setTimeout(done, 300));
			async function show(from) {
				const documents = await (await fetch('/documents/' + from)).json();
				await Promise.all(documents.map((html, i) => new Promise((done) => {
					const frame = document.createElement('iframe');
					frame.style = 'position: absolute; left: 0; top: 0; width: 40px; height: 40px';
					document.body.append(frame);
					frames.push(frame);
					frame.onload = done;
					frame.contentDocument.open();
					frame.contentWindow.history.replaceState(null, '', '/frame/' + (from + i));
					frame.contentDocument.write(html);
					frame.contentDocument?.close();
				})));
				await settled();
			}
			function collect(root, base, found) {
				for (const element of root?.querySelectorAll('*') ?? []) {
					for (const attribute of element.attributes) {
						if (ATTRIBUTES.includes(attribute.name)) {
							const list = attribute.name.endsWith('srcset') || attribute.name === 'ping';
							for (const value of list ? attribute.value.split(/[\\s,]+/) : [attribute.value]) {
								try {
									found.push({element: element.localName, attribute: attribute.name,
										url: new URL(value, base).href});
								}
								catch (ex) {
								}
							}
						}
					}
					if (element.localName === 'template') {
						collect(element.content, base, found);
					}
					else if (element.contentDocument) {
						collect(element.contentDocument, element.contentDocument.baseURI, found);
					}
				}
			}
			function links() {
				const found = [];
				frames.forEach((frame) => collect(frame.contentDocument, frame.contentDocument?.baseURI, found));
				return found;
			}
			function click() {
				for (const frame of frames) {
					const element = frame.contentDocument?.querySelector('a[href], area[href], button, svg a');
					if (element) {
						element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
					}
				}
				return settled();
			}
			""";

	private final JsonMapper mapper = new JsonMapper();

	private final String marked = marked();

	private final WebProxy proxy = new WebProxy(this::page);

	private final Browser browser;

	private volatile List<String> documents = List.of();

	Gallery() {
		try {
			this.browser = new Browser(this.proxy);
		}
		catch (Throwable ex) {
			this.proxy.close();
			throw ex;
		}
	}

	// The library that the chat page has
	private static String marked() {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:META-INF/resources/webjars/marked/*/lib/marked.umd.js");
			return found[0].getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String page(String url) {
		String path = url.substring(url.indexOf('/', url.indexOf("//") + 2) + 1);
		if (path.equals("gallery")) {
			return "<!doctype html><link rel=icon href=data:,><body><script src=/marked></script><script>" + SCRIPT
					+ "</script>";
		}
		if (path.equals("marked")) {
			return this.marked;
		}
		if (path.startsWith(DOCUMENTS)) {
			int from = Integer.parseInt(path.substring(DOCUMENTS.length()));
			return this.mapper
				.writeValueAsString(this.documents.subList(from, Math.min(this.documents.size(), from + BATCH)));
		}
		return "";
	}

	private static boolean isFrame(String path) {
		return path.startsWith(FRAME) && path.chars().skip(FRAME.length()).allMatch((c) -> c >= '0' && c <= '9')
				&& path.length() > FRAME.length();
	}

	/**
	 * Shows documents.
	 * @param scheme the scheme of the page they are in
	 * @param documents the documents
	 * @return the requests that they made on their own
	 */
	List<WebRequest> show(String scheme, List<String> documents) {
		return visit(scheme, documents, false).requests();
	}

	/**
	 * Shows documents and clicks the first link or button of each.
	 * @param scheme the scheme of the page they are in
	 * @param documents the documents
	 * @return what came of it
	 */
	Visit visit(String scheme, List<String> documents) {
		return visit(scheme, documents, true);
	}

	private Visit visit(String scheme, List<String> documents, boolean click) {
		this.documents = documents;
		Visit visit = new Visit(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < documents.size(); i += BATCH) {
			this.browser.open(scheme + "://" + HOST + "/gallery");
			this.proxy.forget();
			this.browser.evaluate("show(" + i + ")");
			visit.requests().addAll(requests());
			if (click) {
				for (JsonNode link : this.browser.evaluate("links()")) {
					visit.links().add(this.mapper.treeToValue(link, Link.class));
				}
				this.proxy.forget();
				this.browser.evaluate("click()");
				visit.clicked().addAll(requests());
			}
		}
		return visit;
	}

	/**
	 * Returns which document made a request.
	 * @param request the request
	 * @return its index, or -1 if it is unknown
	 */
	static int index(WebRequest request) {
		String path = request.referrer().replaceFirst("https?://" + HOST + "/", "");
		return isFrame(path) ? Integer.parseInt(path.substring(FRAME.length())) : -1;
	}

	private List<WebRequest> requests() {
		return this.proxy.requests()
			.stream()
			.filter((request) -> !request.url().contains(HOST + "/" + DOCUMENTS))
			.toList();
	}

	@Override
	public void close() {
		this.browser.close();
		this.proxy.close();
	}

	/**
	 * What came of showing documents.
	 *
	 * @param requests the requests that they made on their own
	 * @param links what they lead to
	 * @param clicked the requests that clicks led to
	 */
	record Visit(List<WebRequest> requests, List<Link> links, List<WebRequest> clicked) {

	}

	/**
	 * Something that leads elsewhere.
	 *
	 * @param element the element
	 * @param attribute its attribute
	 * @param url where it leads, as the browser reads it
	 */
	record Link(String element, String attribute, String url) {

		String scheme() {
			return this.url.substring(0, this.url.indexOf(':'));
		}

		String authority() {
			return new WebRequest("GET", this.url, "").authority();
		}

	}

}
