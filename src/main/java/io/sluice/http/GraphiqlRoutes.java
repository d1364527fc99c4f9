package io.sluice.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * GraphiQL at {@code /graphiql}, with all it needs from the class path: the page works
 * where there is no internet, and the browser is told to ask no other host for anything.
 */
final class GraphiqlRoutes {

	private static final String PATH = "/graphiql";

	private static final String REACT = "META-INF/resources/webjars/react/18.3.1/umd/react.production.min.js";

	private static final String REACT_DOM = "META-INF/resources/webjars/react-dom/18.3.1/umd/react-dom.production.min.js";

	private static final String GRAPHIQL = "META-INF/resources/_static/graphiql/3.2.0/graphiql.min";

	private static final MediaType SCRIPT = utf8("text", "javascript");

	private static final MediaType STYLE = utf8("text", "css");

	/** Files whose address has their version in it. */
	private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	/** Files that change with a release of Sluice. */
	private static final CacheControl ASK_AGAIN = CacheControl.noCache();

	/** GraphiQL's editors size themselves by style elements and attributes. */
	private static final String CONTENT_SECURITY_POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:", "connect-src 'self'",
			"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");

	private GraphiqlRoutes() {
	}

	/**
	 * The routes of the page.
	 * @param examples the queries in its tabs
	 * @param callers those whom its menu offers; without any there is no menu
	 * @return the routes
	 */
	static RouterFunction<ServerResponse> of(List<GraphiqlExample> examples, List<GraphiqlCaller> callers) {
		String tabs = JsonMapper.shared().writeValueAsString(examples);
		String menu = JsonMapper.shared().writeValueAsString(callers);
		return RouterFunctions.route()
			.GET("/", GraphiqlRoutes::redirect)
			.GET(PATH, own("index.html", MediaType.TEXT_HTML)::answer)
			.GET(PATH + "/sluice.js", own("sluice.js", SCRIPT)::answer)
			.GET(PATH + "/calls.js", own("calls.js", SCRIPT)::answer)
			.GET(PATH + "/sluice.css", own("sluice.css", STYLE)::answer)
			.GET(PATH + "/sluice.svg", own("sluice.svg", new MediaType("image", "svg+xml"))::answer)
			.GET(PATH + "/examples.json", asset(tabs)::answer)
			.GET(PATH + "/callers.json", asset(menu)::answer)
			.GET(PATH + "/lib/react-18.3.1.js", library(REACT, SCRIPT)::answer)
			.GET(PATH + "/lib/react-dom-18.3.1.js", library(REACT_DOM, SCRIPT)::answer)
			.GET(PATH + "/lib/graphiql-3.2.0.js", library(GRAPHIQL + ".js", SCRIPT)::answer)
			.GET(PATH + "/lib/graphiql-3.2.0.css", library(GRAPHIQL + ".css", STYLE)::answer)
			.filter(GraphiqlRoutes::secured)
			.build();
	}

	private static Mono<ServerResponse> redirect(ServerRequest request) {
		return ServerResponse.temporaryRedirect(URI.create(request.requestPath().contextPath().value() + PATH)).build();
	}

	private static GraphiqlAsset own(String name, MediaType type) {
		return asset(new ClassPathResource("graphiql/" + name), type, ASK_AGAIN);
	}

	private static GraphiqlAsset library(String location, MediaType type) {
		return asset(new ClassPathResource(location), type, FOREVER);
	}

	private static GraphiqlAsset asset(String json) {
		return asset(new ByteArrayResource(json.getBytes(StandardCharsets.UTF_8)), MediaType.APPLICATION_JSON,
				ASK_AGAIN);
	}

	private static GraphiqlAsset asset(Resource resource, MediaType type, CacheControl caching) {
		if (!resource.exists()) {
			throw new IllegalStateException(resource + " is missing");
		}
		return new GraphiqlAsset(resource, type, caching);
	}

	private static MediaType utf8(String type, String subtype) {
		return new MediaType(type, subtype, StandardCharsets.UTF_8);
	}

	private static Mono<ServerResponse> secured(ServerRequest request, HandlerFunction<ServerResponse> next) {
		HttpHeaders headers = request.exchange().getResponse().getHeaders();
		headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("X-Frame-Options", "DENY");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		return next.handle(request);
	}

}
