package io.sluice.http;

import java.util.UUID;

import io.sluice.generation.Generation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
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
	Entrance entrance(GraphQlProperties properties) {
		return new Entrance(properties.getHttp().getPath());
	}

	@Bean
	GraphQlHttpHandler graphQlHttpHandler(WebGraphQlHandler handler, Generation generation) {
		return new AnswerHandler(handler, new AnswerEncoder(generation.blueprint().limits().answerSize()));
	}

	@Bean
	RouterFunction<ServerResponse> schema(Generation generation) {
		return SchemaRoutes.of(() -> generation.blueprint().schema());
	}

}
