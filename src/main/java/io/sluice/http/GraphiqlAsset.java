package io.sluice.http;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A file of the GraphiQL page. It is read when it is asked for first, on a thread that
 * may wait, and kept.
 */
final class GraphiqlAsset {

	private final Mono<Representation> content;

	GraphiqlAsset(Resource resource, MediaType type, CacheControl caching) {
		this.content = Mono.fromCallable(() -> new Representation(resource.getContentAsByteArray(), type, caching))
			.subscribeOn(Schedulers.boundedElastic())
			.cache();
	}

	/**
	 * Answers with the file.
	 * @param request a GET request
	 * @return the answer
	 */
	Mono<ServerResponse> answer(ServerRequest request) {
		return this.content.flatMap((loaded) -> loaded.answer(request));
	}

}
