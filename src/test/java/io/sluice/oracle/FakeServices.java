package io.sluice.oracle;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.downstream.rest.RestRenderers;
import io.sluice.downstream.rest.SentRequest;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers rendered requests from the facts of a world, and counts them. */
final class FakeServices implements Downstream {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final Freshness FRESH = Freshness.unsaid(System.nanoTime());

	private final RestRenderers renderer;

	private final World world;

	private final List<String> requests = new ArrayList<>();

	private final List<String> keys = new ArrayList<>();

	private final List<Runnable> held = new ArrayList<>();

	private final @Nullable Random order;

	private int ratings;

	/**
	 * The services of a world.
	 * @param renderer renders requests
	 * @param world what they know
	 * @param order in which order they answer; at once if there is none
	 */
	FakeServices(RestRenderers renderer, World world, @Nullable Random order) {
		this.renderer = renderer;
		this.order = order;
		this.world = world;
	}

	/** All requests, as texts. */
	List<String> requests() {
		return this.requests;
	}

	/** All keys that batches answered, as texts. */
	List<String> keys() {
		return this.keys;
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.renderer.render((RestCall) call, values);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return Mono.create((sink) -> {
			SentRequest sent = SentRequest.of(request);
			this.requests.add(request + " " + sent.body());
			Answer answer = answer(request.service().name(), reply(sent));
			this.held.add(() -> sink.success(answer));
			if (this.order == null) {
				answerAll();
			}
		});
	}

	/**
	 * Hands out the answers that are held back, in any order, until there are no more.
	 */
	void answerAll() {
		while (!this.held.isEmpty()) {
			int next = (this.order != null) ? this.order.nextInt(this.held.size()) : 0;
			this.held.remove(next).run();
		}
	}

	private Answer answer(String service, Reply reply) {
		return switch (reply) {
			case Reply.Body(var json) -> new Answer.Payload(JSON.writeValueAsBytes(json), FRESH);
			case Reply.Raw(var bytes, var _) -> new Answer.Payload(bytes.getBytes(StandardCharsets.UTF_8), FRESH);
			case Reply.Status status -> new Answer.Rejected("" + status.status(), status.splittable(),
					Fault.of(status.code(), service, "refused"), "", FRESH);
			case Reply.Late _ -> new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, service, "late"), "");
			case Reply.Fine _ -> throw new IllegalStateException("no answer");
		};
	}

	private Reply reply(SentRequest sent) {
		String[] target = sent.target().replaceFirst("http://[a-z]+(/v1)?", "").split("\\?", 2);
		Map<String, @Nullable Object> query = query((target.length > 1) ? target[1] : "");
		String[] segments = target[0].split("/", -1);
		String path = String.join("/", Stream.of(segments).map(FakeServices::decoded).toList());
		if (path.equals("/ratings")) {
			return this.world.rated(++this.ratings, JSON.readValue(sent.body(), Map.class));
		}
		boolean batched = Stream.of(Endpoint.values()).anyMatch((endpoint) -> endpoint.path().equals(path));
		return batched ? batch(Endpoint.of(path), query, sent.body()) : this.world.reply(path, asked(path, query));
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private static Map<String, @Nullable Object> query(String query) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
			String[] parts = pair.split("=", 2);
			((List<Object>) parameters.computeIfAbsent(decoded(parts[0]), (_) -> new ArrayList<>())).add(parts[1]);
		}
		return parameters;
	}

	/** What the oracle would say was asked for. */
	private static Map<String, @Nullable Object> asked(String path, Map<String, @Nullable Object> query) {
		Map<String, @Nullable Object> asked = new LinkedHashMap<>();
		query.forEach((name, values) -> {
			List<String> decoded = ((List<?>) values).stream().map((value) -> decoded((String) value)).toList();
			asked.put(name, path.equals("/search") ? decoded : decoded.getFirst());
		});
		return asked;
	}

	private Reply batch(Endpoint endpoint, Map<String, @Nullable Object> query, String body) {
		Map<String, @Nullable Object> asked = body.isEmpty() ? Map.of() : JSON.readValue(body, Map.class);
		List<String> keys = switch (endpoint) {
			case ITEMS, SCORES, CODES, RANKS, PLACES -> decoded((List<?>) query.get("id"));
			case REVIEWS -> decoded(List.of(((String) ((List<?>) query.get("item")).getFirst()).split(",", -1)));
			case STARS, TOP_REVIEWS, STRICT_REVIEWS -> ((List<?>) asked.get("ids")).stream().map(Plain::text).toList();
			case FORECASTS -> ((List<?>) asked.get("asked")).stream()
				.map(Map.class::cast)
				.map((key) -> World.joined(key.get("country"), key.get("week")))
				.toList();
			case STOCKS -> stocks((List<?>) asked.get("skus"), (List<?>) asked.get("regions"));
		};
		Map<String, @Nullable Object> besides = new LinkedHashMap<>();
		if (query.get("limit") instanceof List<?> limit) {
			besides.put("limit", limit.getFirst());
		}
		besides.put("unit", asked.get("unit"));
		besides.put("revision", this.ratings);
		Reply reply = reply(endpoint, keys, besides);
		if (!(reply instanceof Reply.Status) || keys.size() == 1) {
			keys.forEach((key) -> this.keys.add(endpoint + " " + key + " " + besides));
		}
		return reply;
	}

	private static List<String> decoded(List<?> values) {
		return values.stream().map((value) -> decoded((String) value)).toList();
	}

	private static List<String> stocks(List<?> skus, List<?> regions) {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < skus.size(); i++) {
			keys.add(World.joined(skus.get(i), regions.get(i)));
		}
		return keys;
	}

	private Reply reply(Endpoint endpoint, List<String> keys, Map<String, @Nullable Object> asked) {
		Reply trouble = this.world.trouble(endpoint.path());
		if (trouble != Reply.Fine.FINE) {
			return trouble;
		}
		List<@Nullable Object> elements = new ArrayList<>();
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		for (String key : keys) {
			List<@Nullable Object> own = this.world.elements(endpoint, key, asked);
			switch (this.world.fate(endpoint, key)) {
				case POISON -> {
					return new Reply.Status(422);
				}
				case GONE -> {
					return new Reply.Status(404);
				}
				case MISSING -> {
					if (endpoint.style() == Endpoint.Style.POSITIONS) {
						elements.add(null);
					}
				}
				case DUPLICATE -> {
					elements.addAll(own);
					members.put(key, own.isEmpty() ? null : own.getFirst());
					if (endpoint.style() == Endpoint.Style.LIST) {
						elements.addAll(own);
					}
				}
				case FINE -> {
					elements.addAll(own);
					members.put(key, own.isEmpty() ? null : own.getFirst());
				}
			}
		}
		return new Reply.Body(wrapped(endpoint, (endpoint.style() == Endpoint.Style.MEMBERS) ? members : elements));
	}

	private Object wrapped(Endpoint endpoint, Object answer) {
		if (endpoint.style() == Endpoint.Style.LIST) {
			// no order to trust, but each key's elements in theirs
			List<Object> shuffled = new ArrayList<>((List<?>) answer);
			shuffled.sort((one, other) -> Integer.compare(place(one), place(other)));
			answer = shuffled;
		}
		for (String name : endpoint.select().reversed()) {
			Map<String, Object> outer = new LinkedHashMap<>();
			outer.put("noise", Arrays.asList(1, Map.of("id", 2), null));
			outer.put(name, answer);
			answer = outer;
		}
		return answer;
	}

	private static int place(Object element) {
		Map<?, ?> members = (Map<?, ?>) element;
		return String.valueOf(members.get(members.containsKey("item_id") ? "item_id" : "id")).hashCode() % 7;
	}

}
