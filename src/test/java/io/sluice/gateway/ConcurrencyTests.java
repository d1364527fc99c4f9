package io.sluice.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens at the same time: a service holds its answers until all calls are there.
 */
class ConcurrencyTests {

	private final HeldService service = new HeldService();

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  posts: [Post!]! @rest(service: "blog", get: "/posts")
					  slow: Branch @rest(service: "blog", get: "/slow")
					  fast: Branch @rest(service: "blog", get: "/fast")
					}

					type Post {
					  id: ID!
					  author: User @lookup(key: "{parent.author}")
					  likes: Int @rest(service: "blog", get: "/likes", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: KEY})
					}

					type User @key(fields: "id") @rest(service: "blog", get: "/users", query: {id: "{keys}"}, batch: {match: "id", maxSize: 100}) {
					  id: ID!
					  name: String
					}

					type Branch { leaf: String @rest(service: "blog", get: "/leaf/{parent.name}") }
					""")
			.services(Map.of("blog", this.service.url()))
			.start();
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.service.close();
	}

	@Test
	void makesTheCallsOfALargeBatchAtTheSameTime() {
		CompletableFuture<JsonNode> answer = ask("{ posts { author { name } } }");
		answerPosts(250, 250);
		List<HeldService.Held> calls = List.of(this.service.next(), this.service.next(), this.service.next());
		assertThat(calls).extracting((call) -> ids(call).size()).containsExactlyInAnyOrder(100, 100, 50);
		calls.forEach(ConcurrencyTests::answerUsers);
		assertThat(names(answer.join())).isEqualTo(IntStream.range(0, 250).mapToObj((id) -> "U" + id).toList());
		assertThat(this.service.hasMore()).isFalse();
	}

	@Test
	void fetchesTheAuthorsOfAHundredPostsWithOneCall() {
		CompletableFuture<JsonNode> answer = ask("{ posts { author { name } } }");
		answerPosts(100, 10);
		HeldService.Held users = this.service.next();
		assertThat(ids(users)).hasSize(10);
		answerUsers(users);
		assertThat(names(answer.join())).isEqualTo(IntStream.range(0, 100).mapToObj((id) -> "U" + (id % 10)).toList());
		assertThat(this.service.hasMore()).isFalse();
	}

	@Test
	void makesTheCallsOfALevelAtTheSameTime() {
		CompletableFuture<JsonNode> answer = ask("{ posts { author { name } likes } }");
		answerPosts(1, 1);
		List<HeldService.Held> calls = List.of(this.service.next(), this.service.next());
		assertThat(calls).extracting(HeldService.Held::target).containsExactlyInAnyOrder("/users?id=0", "/likes?id=0");
		calls.forEach((call) -> call.answer(call.target().startsWith("/users") ? "[]" : "{\"0\": 7}"));
		assertThat(answer.join().at("/data/posts/0/likes").asInt()).isEqualTo(7);
	}

	@Test
	void goesOnBelowAFieldWhileItsSiblingWaits() {
		CompletableFuture<JsonNode> answer = ask("{ slow { leaf } fast { leaf } }");
		Map<String, HeldService.Held> first = List.of(this.service.next(), this.service.next())
			.stream()
			.collect(Collectors.toMap(HeldService.Held::target, (call) -> call));
		first.get("/fast").answer("{\"name\": \"f\"}");
		HeldService.Held leaf = this.service.next();
		assertThat(leaf.target()).isEqualTo("/leaf/f");
		assertThat(answer).isNotDone();
		first.get("/slow").answer("{\"name\": \"s\"}");
		this.service.next().answer("\"of s\"");
		leaf.answer("\"of f\"");
		assertThat(answer.join())
			.isEqualTo(Json.read("{\"data\": {\"slow\": {\"leaf\": \"of s\"}, \"fast\": {\"leaf\": \"of f\"}}}"));
	}

	private CompletableFuture<JsonNode> ask(String query) {
		return CompletableFuture.supplyAsync(() -> this.gateway.ask(query));
	}

	private void answerPosts(int posts, int authors) {
		HeldService.Held call = this.service.next();
		assertThat(call.target()).isEqualTo("/posts");
		call.answer(IntStream.range(0, posts)
			.mapToObj((id) -> "{\"id\": %d, \"author\": %d}".formatted(id, id % authors))
			.collect(Collectors.joining(", ", "[", "]")));
	}

	private static void answerUsers(HeldService.Held call) {
		call.answer(ids(call).reversed()
			.stream()
			.map((id) -> "{\"id\": %s, \"name\": \"U%s\"}".formatted(id, id))
			.collect(Collectors.joining(", ", "[", "]")));
	}

	private static List<String> ids(HeldService.Held call) {
		assertThat(call.target()).startsWith("/users?id=");
		return List.of(call.target().substring("/users?id=".length()).split("&id="));
	}

	private static List<String> names(JsonNode answer) {
		List<String> names = new ArrayList<>();
		answer.at("/data/posts").forEach((post) -> names.add(post.at("/author/name").asString()));
		return names;
	}

}
