package io.sluice.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import io.sluice.blueprint.Naming;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** What every field of the contract means, said once more, in Java. */
final class Resolvers {

	private final Map<String, Function<DataFetchingEnvironment, Found>> fields = new HashMap<>();

	private final Fetches fetches;

	Resolvers(World world) {
		this.fetches = new Fetches(world);
		queries();
		mutations();
		items();
		others();
	}

	Found find(DataFetchingEnvironment env, String coordinate) {
		Function<DataFetchingEnvironment, Found> found = this.fields.get(coordinate);
		if (found != null) {
			return found.apply(env);
		}
		Obj parent = env.getSource();
		return new Found(parent.at(parent.naming().wireName(env.getField().getName())), parent.naming());
	}

	private void queries() {
		item("Query.item", (env) -> arg(env, "id"));
		item("Query.itemStrict", (env) -> arg(env, "id"));
		items("Query.items", (env) -> arg(env, "ids"));
		items("Query.itemsStrict", (env) -> arg(env, "ids"));
		items("Query.itemsOrNone", (env) -> arg(env, "ids"));
		shop("Query.search", (env) -> {
			Map<String, Object> asked = new LinkedHashMap<>();
			put(asked, "text", arg(env, "filter", "text"));
			put(asked, "kind", Wire.value("Kind", arg(env, "kinds")));
			put(asked, "limit", arg(env, "first"));
			put(asked, "min", arg(env, "filter", "range", "min"));
			return this.fetches.ofQuery(env.getFieldType(), "/search", List.of(), asked);
		});
		shop("Query.shelf", (env) -> this.fetches.ofPath(env.getFieldType(), "/shelves/", List.of("rows", 0),
				List.of(404), Map.of(), arg(env, "n")));
		shop("Query.shelfStrict", (env) -> this.fetches.ofPath(env.getFieldType(), "/shelves/", List.of("rows", 0, 0),
				List.of(404), Map.of(), arg(env, "n")));
		for (String thing : List.of("Query.thing", "Query.thingStrict")) {
			same(thing, (env) -> this.fetches.ofPath(env.getFieldType(), "/thing/", List.of(), List.of(404), Map.of(),
					arg(env, "n")));
		}
		same("Query.node", (env) -> this.fetches.ofPath(env.getFieldType(), "/node/", List.of(), List.of(404), Map.of(),
				arg(env, "n")));
		same("Query.anything", (env) -> this.fetches.ofPath(env.getFieldType(), "/anything/", List.of("all"),
				List.of(404), Map.of(), Wire.value("Kind", arg(env, "kind"))));
		same("Query.person", (env) -> this.fetches.ofPath(env.getFieldType(), "/people/", List.of(), List.of(404, 410),
				Map.of(), arg(env, "id")));
		person("Query.personStrict", (env) -> arg(env, "id"));
		stock("Query.stock", (env) -> arg(env, "sku"));
		same("Query.echo", Resolvers::echo);
		same("Query.hello", (_) -> "Hello World!");
		same("Query.nothing", (_) -> null);
	}

	private static Map<String, @Nullable Object> echo(DataFetchingEnvironment env) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		Map<String, @Nullable Object> given = env.getArguments();
		for (String name : List.of("text", "n", "flag", "filter", "level", "at")) {
			if (given.containsKey(name)) {
				all.put(name, Wire.argument(name, given.get(name), Naming.SAME));
			}
		}
		Map<String, @Nullable Object> echo = new LinkedHashMap<>(all);
		Object text = given.get("text");
		Object n = given.get("n");
		echo.put("both", (text != null && n != null) ? text + "-" + n : null);
		echo.put("fixed", 7);
		echo.put("list", Arrays.asList(1, n, "{x}"));
		echo.put("everything", all);
		return echo;
	}

	private void mutations() {
		shop("Mutation.rate", (env) -> this.fetches.rated(env.getFieldType(),
				(Map<String, Object>) Wire.argument("input", arg(env, "input"), Naming.SNAKE_CASE)));
		shop("Mutation.rateStrict", (env) -> {
			Map<String, @Nullable Object> body = new LinkedHashMap<>();
			body.put("stars", arg(env, "stars"));
			if (env.getArguments().containsKey("note")) {
				body.put("remark", arg(env, "note"));
			}
			return this.fetches.rated(env.getFieldType(), body);
		});
		item("Mutation.touch", (env) -> arg(env, "id"));
		item("Mutation.touchStrict", (env) -> arg(env, "id"));
		same("Mutation.say", (env) -> "said " + arg(env, "text"));
	}

	private void items() {
		property("Item.title", "texts", "title");
		property("Item.firstTag", "tags", 0);
		property("Item.amount", "price", "amount");
		property("Item.priceStrict", "price");
		property("Item.self");
		same("Item.summary", (env) -> text(parent(env, "display_name"), " (", parent(env, "texts", "title"), ")"));
		same("Item.badge", Resolvers::badge);
		same("Item.rawTexts", (env) -> parent(env, "texts"));
		same("Item.whole", (env) -> parent(env, "price", "amount"));
		person("Item.owner", (env) -> parent(env, "owner_id"));
		person("Item.ownerStrict", (env) -> parent(env, "owner_id"));
		items("Item.related", (env) -> parent(env, "related_ids"));
		items("Item.relatedStrict", (env) -> parent(env, "related_ids"));
		keyed("Item.reviews", Endpoint.REVIEWS, List.of(), "id");
		keyed("Item.stars", Endpoint.STARS, List.of("stars"), "id");
		keyed("Item.topReview", Endpoint.TOP_REVIEWS, List.of(), "id");
		keyed("Item.topReviewStrict", Endpoint.STRICT_REVIEWS, List.of("review"), "count");
		keyed("Item.score", Endpoint.SCORES, List.of("value"), "id");
		keyed("Item.codes", Endpoint.CODES, List.of(), "id");
		keyed("Item.ranks", Endpoint.RANKS, List.of(), "id");
		keyed("Item.place", Endpoint.PLACES, List.of("place"), "id");
		same("Item.forecast", (env) -> {
			arg(env, "week");
			return this.fetches.ofKey(env, Endpoint.FORECASTS, List.of(), parent(env, "origin", "country"),
					arg(env, "week"));
		});
		stock("Item.stock", (env) -> {
			arg(env, "region");
			return parent(env, "sku");
		});
		for (String maker : List.of("Item.maker", "Item.makerStrict")) {
			same(maker, (env) -> {
				Map<String, Object> asked = new LinkedHashMap<>();
				one(asked, "lang", env.getArguments().get("lang"));
				return this.fetches.ofPath(env.getFieldType(), "/makers/", List.of(), List.of(404), asked,
						parent(env, "maker_id"));
			});
		}
		same("Item.things", (env) -> {
			Map<String, Object> asked = new LinkedHashMap<>();
			Object limit = arg(env, "limit");
			one(asked, "of", parent(env, "count"));
			one(asked, "limit", limit);
			return this.fetches.ofQuery(env.getFieldType(), "/things", List.of("things"), asked);
		});
	}

	private static Map<String, @Nullable Object> badge(DataFetchingEnvironment env) {
		Map<String, @Nullable Object> badge = new LinkedHashMap<>();
		Object prefix = arg(env, "prefix");
		Object n = arg(env, "n");
		Object count = parent(env, "count");
		badge.put("text", text(prefix, count));
		badge.put("size", count);
		badge.put("n", n);
		Map<String, @Nullable Object> inner = new LinkedHashMap<>();
		inner.put("a", parent(env, "tags", 1));
		inner.put("size", 3);
		badge.put("inner", inner);
		badge.put("all", Arrays.asList(count, 2, n));
		return badge;
	}

	private void others() {
		property("Page.total", "paging", "total");
		property("Page.nodes", "found");
		property("Page.edges", "found");
		property("Page.first", "found", 0);
		property("Page.firstTag", "found", 0, "tags", 0);
		property("Edge.node");
		same("Edge.cursor", (env) -> text("c", parent(env, "count")));
		item("Rating.item", (env) -> parent(env, "item_id"));
		item("Origin.item", (env) -> parent(env, "item_id"));
		item("Review.item", (env) -> parent(env, "item_id"));
		item("Review.itemStrict", (env) -> parent(env, "item_id"));
		person("Review.author", (env) -> parent(env, "author", "id"));
		property("Forecast.country", "area", "country");
		property("Stock.region", "where", "region");
		item("Stock.item", (env) -> parent(env, "item_id"));
		property("Person.email", "contact", "email");
		this.fields.put("Person.friends",
				(env) -> new Found(each(env, parent(env, "friends"), (type, key) -> knownPerson(type, key)),
						Naming.SAME));
		item("Person.favourite", (env) -> parent(env, "favourite", "id"));
		person("Box.owner", (env) -> parent(env, "owner_id"));
		item("Bag.item", (env) -> parent(env, "item_id"));
	}

	private void property(String field, Object... path) {
		this.fields.put(field, (env) -> new Found(parent(env, path), ((Obj) env.getSource()).naming()));
	}

	private void same(String field, Function<DataFetchingEnvironment, @Nullable Object> value) {
		this.fields.put(field, (env) -> new Found(value.apply(env), Naming.SAME));
	}

	private void shop(String field, Function<DataFetchingEnvironment, @Nullable Object> value) {
		this.fields.put(field, (env) -> new Found(value.apply(env), Naming.SNAKE_CASE));
	}

	private void item(String field, Function<DataFetchingEnvironment, @Nullable Object> key) {
		shop(field, (env) -> this.fetches.looked(env.getFieldType(), Endpoint.ITEMS, key.apply(env)));
	}

	private void items(String field, Function<DataFetchingEnvironment, @Nullable Object> keys) {
		shop(field, (env) -> each(env, keys.apply(env), (type, key) -> this.fetches.looked(type, Endpoint.ITEMS, key)));
	}

	private void person(String field, Function<DataFetchingEnvironment, @Nullable Object> key) {
		same(field, (env) -> knownPerson(env.getFieldType(), key.apply(env)));
	}

	private @Nullable Object knownPerson(GraphQLType type, @Nullable Object key) {
		if (Plain.isContainer(key)) {
			throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
		}
		return this.fetches.ofPath((GraphQLOutputType) type, "/people/", List.of(), List.of(404), Map.of(), key);
	}

	private void stock(String field, Function<DataFetchingEnvironment, @Nullable Object> sku) {
		same(field,
				(env) -> this.fetches.looked(env.getFieldType(), Endpoint.STOCKS, sku.apply(env), arg(env, "region")));
	}

	private void keyed(String field, Endpoint endpoint, List<?> path, String key) {
		this.fields.put(field, (env) -> {
			env.getArguments();
			return new Found(this.fetches.ofKey(env, endpoint, path, parent(env, key)), Fetches.naming(endpoint));
		});
	}

	private static @Nullable Object each(DataFetchingEnvironment env, @Nullable Object keys, Each each) {
		if (keys == null) {
			return Fetches.ofNullKey(env);
		}
		if (!(keys instanceof List<?> list)) {
			throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
		}
		GraphQLList type = Fetches.list(env.getFieldType());
		List<@Nullable Object> elements = new ArrayList<>();
		for (Object key : list) {
			try {
				elements.add((key != null) ? each.element(type.getWrappedType(), key) : null);
			}
			catch (FaultException ex) {
				elements.add(ex);
			}
		}
		return elements;
	}

	private static @Nullable Object parent(DataFetchingEnvironment env, Object... path) {
		Obj parent = env.getSource();
		return parent.at(path);
	}

	private static @Nullable Object arg(DataFetchingEnvironment env, Object... path) {
		return Plain.at(env.getArguments(), List.of(path));
	}

	private static void one(Map<String, Object> asked, String name, @Nullable Object value) {
		if (value != null) {
			asked.put(name, Plain.text(value));
		}
	}

	private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
		List<?> values = (value instanceof List<?> list) ? list : Collections.singletonList(value);
		List<String> sent = values.stream().filter(Objects::nonNull).map(Plain::text).toList();
		if (!sent.isEmpty()) {
			asked.put(name, sent);
		}
	}

	private static @Nullable String text(@Nullable Object... parts) {
		StringBuilder text = new StringBuilder();
		for (Object part : parts) {
			if (part == null) {
				return null;
			}
			text.append(Plain.text(part));
		}
		return text.toString();
	}

	/** Finds the element of one key. */
	@FunctionalInterface
	private interface Each {

		@Nullable Object element(GraphQLType type, Object key);

	}

}
