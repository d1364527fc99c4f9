package io.sluice.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * What is true in one world: the JSON of everything that services know. Many facts are
 * wrong, some are missing.
 *
 * @param chance decides
 */
record Facts(Chance chance) {

	private static final List<String> REGIONS = List.of("north", "south");

	boolean isItem(String key) {
		return key.matches("[1-9]");
	}

	boolean isPerson(String key) {
		return key.matches("[1-5]");
	}

	Map<String, Object> item(String id, Object sent, boolean snake, int revision) {
		Chance.Draft draft = this.chance.new Draft("item", id, snake);
		Random random = draft.random();
		draft.sure("id", sent).sure("revision", revision).sure("__typename", "Item");
		draft.scalar(snake ? "display_name" : "displayName", "Item " + id);
		draft.any("texts",
				this.chance.new Draft("texts", id).scalar("title", "Title " + id).any("more", List.of(1)).object());
		draft.any("tags", list(random, 3, (n) -> "tag" + n));
		draft.any("kind", pick(random, "big-one", 2, "PLAIN"));
		draft.any("kinds", list(random, 3, (n) -> pick(random, "big-one", "2", "PLAIN", "huge")));
		draft.any("price", price(id));
		draft.scalar("count", pick(random, 3, 4, new BigDecimal("5.0")));
		draft.any("big", 12345678901L);
		draft.any(snake ? "made_at" : "madeAt", "2020-01-02T03:04:05Z");
		draft.any("extra", Map.of("deep", List.of(1, Map.of("x", "\u00fc"))));
		draft.any("active", random.nextBoolean());
		draft.any("matrix", list(random, 3, (n) -> list(random, 3, (m) -> wrongNow(random) ? "x" : n * m)));
		draft.any("cells", list(random, 2, (n) -> list(random, 3, (m) -> cell(id + n + m))));
		draft.any("owner_id", person(random));
		draft.any("ownerId", person(random));
		draft.any("related_ids", list(random, 4, (n) -> wrongNow(random) ? null : reference(random)));
		draft.any("sku", pick(random, "a", "b", 3));
		draft.any("maker_id", pick(random, "m1", "m2", 3));
		draft.any("origin",
				this.chance.new Draft("origin", id).any("country", pick(random, "DE", "FR"))
					.any("item_id", reference(random))
					.object());
		draft.any("contents", list(random, 3, (n) -> anything(id + n, snake)));
		draft.any("main", thing(id + "m", snake));
		return draft.object();
	}

	private Map<String, Object> price(String id) {
		return this.chance.new Draft("price", id).any("amount", new BigDecimal("9.75"))
			.any("currency", "EUR")
			.any("meta", Map.of("a", List.of(Map.of("b", 2))))
			.object();
	}

	private Map<String, Object> cell(String id) {
		return this.chance.new Draft("cell", id).any("x", 1).any("label", "cell " + id).object();
	}

	Map<String, Object> person(String id, boolean snake) {
		Chance.Draft draft = this.chance.new Draft("person", id, snake);
		Random random = draft.random();
		draft.any("id", pick(random, id, 4)).any("type", "human").any("__typename", "human");
		draft.any(snake ? "full_name" : "fullName", "Person " + id);
		draft.any("age", 30).any("contact", this.chance.new Draft("contact", id).any("email", id + "@x").object());
		draft.any("friends", list(random, 3, (n) -> wrongNow(random) ? Map.of("id", 1) : person(random)));
		draft.any("favourite", this.chance.new Draft("favourite", id).any("id", reference(random)).object());
		draft.any(snake ? "born_at" : "bornAt", "1999-12-31T23:59:59+01:00");
		return draft.object();
	}

	Object thing(String id, boolean snake) {
		Random random = this.chance.about("thing", id);
		return random.nextBoolean() ? box(id, snake) : bag(id, snake);
	}

	Object anything(String id, boolean snake) {
		Random random = this.chance.about("anything", id);
		return switch (random.nextInt(wrongNow(random) ? 5 : 3)) {
			case 0 -> box(id, snake);
			case 1 -> bag(id, snake);
			case 2 -> person("" + (1 + random.nextInt(5)), snake);
			case 3 -> null;
			default -> Map.of("type", "unknown");
		};
	}

	private Map<String, Object> box(String id, boolean snake) {
		Chance.Draft draft = this.chance.new Draft("box", id, snake);
		draft.any("meta", this.chance.new Draft("meta", id).any("kind", "box").object());
		draft.any("type", "box").any("__typename", "box").any("id", "box" + id).any("label", 5);
		draft.any("weight", 2).any("owner_id", person(draft.random())).any("height", 8);
		draft.any("inside", (id.length() < 4) ? list(draft.random(), 2, (n) -> thing(id + n, snake)) : List.of());
		return draft.object();
	}

	private Map<String, Object> bag(String id, boolean snake) {
		Chance.Draft draft = this.chance.new Draft("bag", id, snake);
		draft.any("meta", this.chance.new Draft("meta", id).any("kind", 3).object());
		draft.any("type", 3).any("id", id).any("label", "bag").any("weight", new BigDecimal("0.5"));
		draft.any("owner", person("2", snake)).any("straps", 2).any("item_id", reference(draft.random()));
		return draft.object();
	}

	Map<String, Object> review(String about, int n) {
		Chance.Draft draft = this.chance.new Draft("review", about, n);
		draft.any("stars", 1 + n).any("body", "Review " + n).any("item_id", reference(draft.random()));
		draft.any("author", this.chance.new Draft("author", about, n).any("id", person(draft.random())).object());
		return draft.object();
	}

	Map<String, Object> maker(String id, Object lang) {
		Chance.Draft draft = this.chance.new Draft("maker", id);
		draft.any("id", id).any("__typename", "Maker").any("names", list(draft.random(), 3, (n) -> "name" + n));
		draft.any("people", list(draft.random(), 2, (n) -> person("" + (n + 1), false))).sure("lang", lang);
		return draft.object();
	}

	Map<String, Object> stock(Object sku, Object region) {
		Chance.Draft draft = this.chance.new Draft("stock", sku + "/" + region);
		draft.sure("sku", sku).sure("where", Map.of("region", region)).any("quantity", 17);
		return draft.any("item_id", reference(draft.random())).object();
	}

	boolean isStock(String sku, String region) {
		return List.of("a", "b", "3").contains(sku) && REGIONS.contains(region);
	}

	private Object reference(Random random) {
		int id = 1 + random.nextInt(11);
		return random.nextBoolean() ? (Object) id : "" + id;
	}

	private Object person(Random random) {
		int id = 1 + random.nextInt(6);
		return random.nextBoolean() ? (Object) id : "" + id;
	}

	boolean wrongNow(Random random) {
		return this.chance.wrong(random);
	}

	static Object pick(Random random, Object... values) {
		return values[random.nextInt(values.length)];
	}

	static List<Object> list(Random random, int most, IntFunction<Object> element) {
		Object[] elements = new Object[random.nextInt(most + 1)];
		Arrays.setAll(elements, element);
		return new ArrayList<>(Arrays.asList(elements));
	}

}
