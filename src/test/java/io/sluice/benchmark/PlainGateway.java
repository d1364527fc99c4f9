package io.sluice.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The schema of the benchmark by Spring for GraphQL alone, as one would write it by hand:
 * what the gateway is compared with.
 */
@EnableAutoConfiguration
public class PlainGateway {

	private static final String SCHEMA = """
			type Query { posts: [Post] post(id: Int!): Post users: [User] user(id: Int!): User greet: String! }
			type Post { id: Int userId: Int title: String body: String user: User }
			type User { id: Int name: String username: String email: String phone: String website: String }
			""";

	private final WebClient posts = WebClient.builder()
		.baseUrl("http://127.0.0.1:18080")
		.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1_000_000))
		.build();

	/**
	 * Begins to serve.
	 * @param port the port, on loopback
	 * @return the running application
	 */
	public static ConfigurableApplicationContext start(int port) {
		return new SpringApplicationBuilder(PlainGateway.class)
			.properties(Map.of("server.port", port, "server.address", "127.0.0.1"))
			.run();
	}

	@Bean
	GraphQlSourceBuilderCustomizer schema() {
		return (builder) -> builder.schemaResources(new ByteArrayResource(SCHEMA.getBytes()));
	}

	@Bean
	RuntimeWiringConfigurer wiring(BatchLoaderRegistry loaders) {
		loaders.forTypePair(Integer.class, User.class).registerMappedBatchLoader((ids, _) -> users(ids));
		return (wiring) -> wiring
			.type("Query",
					(type) -> type.dataFetcher("posts", (_) -> list("/posts", Post.class))
						.dataFetcher("post", (field) -> one("/posts/{id}", field, Post.class))
						.dataFetcher("users", (_) -> list("/users", User.class))
						.dataFetcher("user", (field) -> one("/users/{id}", field, User.class))
						.dataFetcher("greet", (_) -> "Hello World!"))
			.type("Post", (type) -> type.dataFetcher("user", PlainGateway::author));
	}

	private static @Nullable Object author(DataFetchingEnvironment field) {
		Post post = field.getSource();
		return (post != null) ? field.getDataLoader(User.class.getName()).load(post.userId()) : null;
	}

	private Mono<Map<Integer, User>> users(Collection<Integer> ids) {
		return this.posts.get()
			.uri((uri) -> uri.path("/users").queryParam("id", Set.copyOf(ids)).build())
			.retrieve()
			.bodyToFlux(User.class)
			.collect(Collectors.toMap(User::id, Function.identity()));
	}

	private <T> Mono<List<T>> list(String path, Class<T> type) {
		return this.posts.get().uri(path).retrieve().bodyToFlux(type).collectList();
	}

	private <T> Mono<T> one(String path, DataFetchingEnvironment field, Class<T> type) {
		return this.posts.get().uri(path, field.<Integer>getArgument("id")).retrieve().bodyToMono(type);
	}

	record Post(int id, int userId, String title, String body) {

	}

	record User(int id, String name, String username, String email, String phone, String website) {

	}

}
