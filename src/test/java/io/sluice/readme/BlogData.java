package io.sluice.readme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Posts, comments and users, the same every time. */
final class BlogData {

	private static final List<String> NAMES = List.of("Leanne Graham", "Ervin Howell", "Clementine Bauch",
			"Patricia Lebsack", "Chelsey Dietrich", "Dennis Schulist", "Kurtis Weissnat", "Nicholas Runolfsdottir",
			"Glenna Reichert", "Clementina DuBuque");

	private static final List<String> TOPICS = List.of("tea", "bread", "maps", "bicycles", "rain", "gardens", "chess",
			"night trains", "letters", "salt");

	private static final List<String> ANGLES = List.of("A short history of %s", "Why I like %s", "Learning about %s",
			"A year of %s", "Notes on %s", "Twelve questions about %s", "The trouble with %s", "In praise of %s",
			"What nobody says about %s", "More about %s");

	private final List<Map<String, Object>> users = IntStream.rangeClosed(1, 10).mapToObj(BlogData::user).toList();

	private final List<Map<String, Object>> posts = IntStream.rangeClosed(1, 100).mapToObj(BlogData::post).toList();

	private final List<Map<String, Object>> comments = IntStream.rangeClosed(1, 300)
		.mapToObj(BlogData::comment)
		.toList();

	/**
	 * The elements of a collection.
	 * @param name posts, comments or users
	 * @return all its elements, empty if there is no such collection
	 */
	Optional<List<Map<String, Object>>> all(String name) {
		return Optional.ofNullable(switch (name) {
			case "posts" -> this.posts;
			case "comments" -> this.comments;
			case "users" -> this.users;
			default -> null;
		});
	}

	private static Map<String, Object> user(int id) {
		String name = NAMES.get(id - 1);
		String first = name.substring(0, name.indexOf(' '));
		String last = name.substring(first.length() + 1);
		return object("id", id, "name", name, "username", first, "email",
				first.toLowerCase(Locale.ROOT) + "@example.org", "address",
				object("street", last + " Street", "city", last + "ville", "geo",
						object("lat", "" + (id * 4 - 20) + ".5", "lng", "" + (id * 9 - 40) + ".25")),
				"company", object("name", last + " & Partners"));
	}

	private static Map<String, Object> post(int id) {
		String title = ANGLES.get((id - 1) / 10).formatted(TOPICS.get((id - 1) % 10));
		List<Map<String, Object>> attachments = switch (id % 3) {
			case 1 -> List.of(object("kind", "photo", "url", "https://example.org/" + id + ".jpg", "width", 640));
			case 2 -> List.of(object("kind", "link", "url", "https://example.org/" + id, "label", "Read on"));
			default -> List.of();
		};
		return object("userId", (id - 1) % 10 + 1, "id", id, "title", title, "body", title + ", told in full.", "state",
				(id % 4 == 0) ? "to-be-reviewed" : "published", "attachments", attachments);
	}

	private static Map<String, Object> comment(int id) {
		String name = NAMES.get(id % 10);
		return object("postId", (id - 1) / 3 + 1, "id", id, "name", name, "body",
				List.of("I had no idea.", "Tell us more.", "Well said.").get((id - 1) % 3));
	}

	private static Map<String, Object> object(Object... members) {
		Map<String, Object> object = new LinkedHashMap<>();
		for (int index = 0; index < members.length; index += 2) {
			object.put((String) members[index], members[index + 1]);
		}
		return object;
	}

}
