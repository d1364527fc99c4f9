package io.sluice.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 100 posts of 10 users as JSON, in the form of a well-known public demo API. */
final class PostsData {

	private static final String LOREM = "quia et suscipit suscipit recusandae consequuntur expedita et cum reprehenderit"
			+ " molestiae ut ut quas totam nostrum rerum est autem sunt rem eveniet architecto dolorem";

	private final Map<Integer, String> posts = new TreeMap<>();

	private final Map<Integer, String> users = new TreeMap<>();

	PostsData() {
		IntStream.rangeClosed(1, 10).forEach((id) -> this.users.put(id, userJson(id)));
		IntStream.rangeClosed(1, 100).forEach((id) -> this.posts.put(id, postJson(id)));
	}

	byte[] allPosts() {
		return list(this.posts.values());
	}

	Optional<byte[]> post(int id) {
		return Optional.ofNullable(this.posts.get(id)).map(PostsData::bytes);
	}

	byte[] allUsers() {
		return list(this.users.values());
	}

	byte[] users(List<Integer> ids) {
		return list(ids.stream().filter(this.users::containsKey).map(this.users::get).toList());
	}

	Optional<byte[]> user(int id) {
		return Optional.ofNullable(this.users.get(id)).map(PostsData::bytes);
	}

	private static byte[] list(Collection<String> values) {
		return bytes(values.stream().collect(Collectors.joining(",", "[", "]")));
	}

	private static byte[] bytes(String json) {
		return json.getBytes(StandardCharsets.UTF_8);
	}

	private static String postJson(int id) {
		return """
				{"userId": %d, "id": %d, "title": "sunt aut facere repellat provident %d", "body": "%s"}"""
			.formatted((id - 1) / 10 + 1, id, id, LOREM);
	}

	private static String userJson(int id) {
		return """
				{"id": %d, "name": "Leanne Graham %d", "username": "Bret%d", "email": "user%d@april.biz",
				"address": {"street": "Kulas Light", "suite": "Apt. 556", "city": "Gwenborough", "zipcode": "92998-3874",
				"geo": {"lat": "-37.3159", "lng": "81.1496"}}, "phone": "1-770-736-8031 x56442", "website": "hildegard.org",
				"company": {"name": "Romaguera-Crona", "catchPhrase": "Multi-layered client-server neural-net",
				"bs": "harness real-time e-markets"}}"""
			.formatted(id, id, id, id);
	}

}
