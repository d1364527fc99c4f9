package io.sluice.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sluice.cache.CallCache;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where operators have the gateway forget what it has kept. */
final class PurgeRoutes {

	static final String PATH = "/operate/purge";

	private static final Log logger = LogFactory.getLog(PurgeRoutes.class);

	/** What the tags that entries have of themselves begin with, by the member. */
	private static final Map<String, String> MEMBERS = Map.of("tags", "", "types", "type:", "services", "service:");

	private static final String TOLD = "Send a JSON object with one or more of \"tags\", \"types\" and \"services\", "
			+ "each a list of names.";

	private final CallCache cache;

	private PurgeRoutes(CallCache cache) {
		this.cache = cache;
	}

	/**
	 * The route of purges.
	 * @param cache what is purged
	 * @param operators who may purge
	 * @return the route; none if nobody may purge
	 */
	static RouterFunction<ServerResponse> of(CallCache cache, Operators operators) {
		return operators.post(PATH, new PurgeRoutes(cache)::answer);
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		return request.bodyToMono(JsonNode.class).switchIfEmpty(Mono.error(PurgeRoutes::refusal)).flatMap(this::purge);
	}

	private Mono<ServerResponse> purge(JsonNode body) {
		List<String> tags = tags(body);
		return Mono.fromFuture(() -> this.cache.purge(tags))
			.doOnNext((purged) -> logger.info(LogMessage.format("An operator purged %s: %s", tags, purged)))
			.flatMap(ServerResponse.ok()::bodyValue);
	}

	private static List<String> tags(JsonNode body) {
		List<String> tags = new ArrayList<>();
		if (!body.isObject() || body.isEmpty()) {
			throw refusal();
		}
		body.properties().forEach((member) -> {
			String prefix = MEMBERS.get(member.getKey());
			if (prefix == null || !member.getValue().isArray()) {
				throw refusal();
			}
			member.getValue().forEach((name) -> tags.add(prefix + name(name)));
		});
		return tags;
	}

	private static String name(JsonNode name) {
		if (!name.isString() || name.stringValue().isBlank()) {
			throw refusal();
		}
		return name.stringValue();
	}

	private static RefusedException refusal() {
		return new RefusedException(HttpStatus.BAD_REQUEST, TOLD);
	}

}
