package io.sluice.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * All services of one world: facts, and what goes wrong when one asks for them. What
 * happens to a key never depends on the keys that are asked for with it, because the
 * oracle knows of no batches.
 *
 * @param chance decides
 * @param facts what the services know
 */
record World(Chance chance, Facts facts) {

	World(long seed, double rate) {
		this(new Chance(seed, rate), new Facts(new Chance(seed, rate)));
	}

	/** What goes wrong with an endpoint as a whole. */
	Reply trouble(String endpoint) {
		Random random = this.chance.about("trouble", endpoint);
		if (!this.chance.wrong(random)) {
			return Reply.Fine.FINE;
		}
		return switch (random.nextInt(14)) {
			case 0 -> new Reply.Status(500);
			case 1 -> new Reply.Status(503);
			case 2 -> new Reply.Status(504);
			case 3 -> new Reply.Status(404);
			case 4 -> new Reply.Status(401);
			case 5 -> new Reply.Status(410);
			case 6 -> Reply.Late.LATE;
			case 7 -> new Reply.Raw("", false);
			case 8 -> new Reply.Raw("{\"data\": {\"items\": [", true);
			case 9 -> new Reply.Raw("{\"rows\": 1} {}", true);
			case 10 -> new Reply.Body(null);
			case 11 -> new Reply.Body("oops");
			case 12 -> new Reply.Body(List.of());
			default -> new Reply.Body(Map.of());
		};
	}

	/** What goes wrong with one key of a batch. */
	Fate fate(Endpoint endpoint, String key) {
		if (!isKnown(endpoint, key)) {
			return Fate.MISSING;
		}
		Random random = this.chance.about("fate", endpoint.path(), key);
		return this.chance.wrong(random) ? Fate.values()[random.nextInt(Fate.values().length)] : Fate.FINE;
	}

	private boolean isKnown(Endpoint endpoint, String key) {
		return switch (endpoint) {
			case ITEMS -> this.facts.isItem(key);
			case STOCKS -> this.facts.isStock(part(key, 0), part(key, 1));
			case STRICT_REVIEWS, FORECASTS -> !key.contains("4");
			default -> !key.equals("9");
		};
	}

	/** The parts of a composite key, joined. */
	static String joined(Object... parts) {
		List<String> texts = new ArrayList<>();
		for (Object part : parts) {
			texts.add(Plain.text(part));
		}
		return String.join("|", texts);
	}

	private static String part(String key, int index) {
		String[] parts = key.split("\\|", -1);
		return (index < parts.length) ? parts[index] : "";
	}

	/** The elements of a key, without what says which key it is. */
	List<@Nullable Object> elements(Endpoint endpoint, String key, Map<String, @Nullable Object> asked) {
		Random random = this.chance.about("element", endpoint.path(), key);
		Object sent = random.nextBoolean() || !key.matches("[1-9][0-9]{0,8}") ? key : Integer.valueOf(key);
		List<@Nullable Object> elements = new ArrayList<>();
		switch (endpoint) {
			case ITEMS -> elements.add(this.facts.item(key, sent, true, (int) asked.getOrDefault("revision", 0)));
			case STOCKS -> elements.add(this.facts.stock(part(key, 0), part(key, 1)));
			case REVIEWS -> {
				int limit = Plain.count(asked.get("limit"));
				for (int n = 0; n < Math.min(limit, random.nextInt(4)); n++) {
					elements.add(with("item_id", sent, this.facts.review(key, n)));
				}
			}
			case STARS -> {
				for (int n = 0; n < random.nextInt(4); n++) {
					elements.add(this.chance.new Draft("stars", key, n).any("stars", n).sure("item_id", sent).object());
				}
			}
			case TOP_REVIEWS -> elements.add(with("item_id", sent, this.facts.review(key, 0)));
			case STRICT_REVIEWS ->
				elements.add(this.chance.new Draft("strict", key).any("review", this.facts.review(key, 1))
					.sure("item_id", sent)
					.object());
			case SCORES -> elements.add(this.facts.wrongNow(random) ? List.of(2)
					: this.chance.new Draft("score", key).any("value", 4).object());
			case CODES -> elements.add(this.facts.wrongNow(random) ? "code"
					: Facts.list(random, 3, (n) -> this.facts.wrongNow(random) ? null : "code" + n));
			case RANKS -> elements.add(this.facts.wrongNow(random) ? Map.of()
					: Facts.list(random, 3, (n) -> this.facts.wrongNow(random) ? "x" : n));
			case PLACES -> elements.add(this.facts.wrongNow(random) ? 5
					: this.chance.new Draft("carrier", key)
						.any("place", this.chance.new Draft("place", key).any("aisle", 7).any("name", "hall").object())
						.object());
			case FORECASTS -> elements.add(this.chance.new Draft("forecast", key).sure("week", part(key, 1))
				.sure("area", Map.of("country", part(key, 0)))
				.any("degrees", 21)
				.any("unit", asked.get("unit"))
				.object());
		}
		return elements;
	}

	private static Map<String, @Nullable Object> with(String name, Object value, Map<String, Object> members) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
		all.put(name, value);
		return all;
	}

	/** What one request gets at an endpoint that answers one key at a time. */
	Reply reply(String path, Map<String, @Nullable Object> asked) {
		Reply trouble = trouble(path);
		if (trouble != Reply.Fine.FINE) {
			return trouble;
		}
		String[] segments = path.split("/", -1);
		String key = segments[segments.length - 1];
		Random random = this.chance.about("reply", path);
		return switch (segments[1]) {
			case "people" ->
				this.facts.isPerson(key) ? new Reply.Body(this.facts.person(key, false)) : new Reply.Status(404);
			case "makers" ->
				key.startsWith("m") ? new Reply.Body(this.facts.maker(key, asked.get("lang"))) : new Reply.Status(404);
			case "search" -> search(asked);
			case "shelves" -> new Reply.Body(Map.of("rows", List.of(Facts.list(random, 3, (n) -> items(path + n)))));
			case "thing" -> new Reply.Body(this.facts.thing(key, false));
			case "anything" ->
				new Reply.Body(Map.of("all", Facts.list(random, 4, (n) -> this.facts.anything(key + n, false))));
			case "node" -> new Reply.Body(node(random, key));
			case "things" -> new Reply.Body(
					this.chance.new Draft(path, asked.toString())
						.any("things",
								Facts.list(random, Plain.count(asked.get("limit")),
										(n) -> this.facts.thing("t" + n, false)))
						.object());
			default -> throw new IllegalArgumentException(path);
		};
	}

	private Object node(Random random, String key) {
		return switch (random.nextInt(4)) {
			case 0 -> this.facts.item("7", 7, false, 0);
			case 1 -> this.facts.person("3", false);
			case 2 -> this.facts.maker(key, "xx");
			default -> this.facts.thing(key, false);
		};
	}

	private List<Object> items(String about) {
		Random random = this.chance.about("items", about);
		return Facts.list(random, 3, (n) -> this.facts.wrongNow(random) ? null
				: this.facts.item("" + (1 + random.nextInt(9)), random.nextInt(11), true, 0));
	}

	private Reply search(Map<String, @Nullable Object> asked) {
		Chance.Draft draft = this.chance.new Draft("search", asked.toString());
		draft.any("paging", this.chance.new Draft("paging").any("total", 99).object());
		return new Reply.Body(draft.any("found", items(asked.toString())).sure("request", asked).object());
	}

	/** What a rating gets; each has its number. */
	Reply rated(int number, Map<String, @Nullable Object> body) {
		Reply trouble = trouble("/ratings/" + number);
		if (trouble != Reply.Fine.FINE) {
			return trouble;
		}
		Map<String, Object> rating = new LinkedHashMap<>();
		rating.put("number", number);
		rating.put("received", body);
		rating.put("stars", body.get("stars"));
		rating.put("item_id", body.get("item_id"));
		return new Reply.Body(rating);
	}

	/** What happens to one key. */
	enum Fate {

		/** It is answered. */
		FINE,

		/** There is no element. */
		MISSING,

		/** A request with it is refused. */
		POISON,

		/** A request with it is not found. */
		GONE,

		/** There are two elements. */
		DUPLICATE

	}

}
