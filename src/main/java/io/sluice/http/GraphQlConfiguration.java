package io.sluice.http;

import java.util.UUID;

import io.sluice.generation.Generation;
import io.sluice.http.socket.SocketEntrance;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.graphql.server.webflux.GraphQlSseHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Opens the endpoint: Spring for GraphQL's, with answers written by us. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphQlProperties.class)
class GraphQlConfiguration {

	@Bean
	ClientInterceptor clientInterceptor(Generation generation) {
		return new ClientInterceptor(generation.blueprint().clientHeaders(), () -> UUID.randomUUID().toString());
	}

	@Bean
	Entrance entrance(GraphQlProperties properties, SocketEntrance sockets) {
		return new Entrance(properties.getHttp().getPath(), sockets);
	}

	@Bean
	AnswerEncoder answerEncoder(Generation generation) {
		return new AnswerEncoder(generation.blueprint().limits().answerSize());
	}

	@Bean
	Connections connections(Generation generation) {
		return new Connections(generation.blueprint().limits().connections());
	}

	@Bean
	GoingAway goingAway() {
		return new GoingAway();
	}

	@Bean
	Answers answers(AnswerEncoder encoder, Connections connections, GoingAway goingAway, GraphQlProperties properties) {
		GraphQlProperties.Sse settings = properties.getHttp().getSse();
		KeepAlive keepAlive = KeepAlive.every(settings.getKeepAlive(), Schedulers.parallel());
		Lifespan lifespan = new Lifespan(keepAlive, settings.getTimeout(), goingAway, Schedulers.parallel());
		return new Answers(encoder, new EventStreams(encoder, connections, lifespan));
	}

	@Bean
	GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler handler, Answers answers) {
		return new AnswerHandler(handler, answers);
	}

	@Bean
	GraphQlSseHandler graphQlSseHandler(WebGraphQlHandler handler, Answers answers) {
		return new EventHandler(handler, answers);
	}

	@Bean
	RouterFunction<ServerResponse> schema(Generation generation) {
		return SchemaRoutes.of(() -> generation.blueprint().schema());
	}

}
