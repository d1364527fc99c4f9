package io.sluice.oracle;

import java.util.List;

/** The endpoints that answer many keys at once, and how their answers look. */
enum Endpoint {

	ITEMS("/items", Style.LIST, "data", "items"),

	STOCKS("/stocks", Style.LIST),

	REVIEWS("/reviews", Style.LIST),

	STARS("/stars", Style.LIST, "rows"),

	TOP_REVIEWS("/top-reviews", Style.LIST, "rows"),

	STRICT_REVIEWS("/strict-reviews", Style.LIST),

	SCORES("/scores", Style.MEMBERS),

	CODES("/codes", Style.MEMBERS),

	RANKS("/ranks", Style.POSITIONS),

	PLACES("/places", Style.POSITIONS),

	FORECASTS("/forecasts", Style.LIST);

	private final String path;

	private final Style style;

	private final List<String> select;

	Endpoint(String path, Style style, String... select) {
		this.path = path;
		this.style = style;
		this.select = List.of(select);
	}

	static Endpoint of(String path) {
		return List.of(values()).stream().filter((endpoint) -> endpoint.path.equals(path)).findFirst().orElseThrow();
	}

	String path() {
		return this.path;
	}

	Style style() {
		return this.style;
	}

	/** The members of the answer that lead to the elements. */
	List<String> select() {
		return this.select;
	}

	/** Whether one key may have several elements. */
	boolean isMany() {
		return this == REVIEWS || this == STARS;
	}

	/** How elements are told apart. */
	enum Style {

		/** Each says its key. */
		LIST,

		/** By the name of the member that they stand in. */
		MEMBERS,

		/** By their position. */
		POSITIONS

	}

}
