package io.sluice.http;

import java.util.UUID;
import java.util.stream.Stream;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.sluice.access.Callers;
import io.sluice.blueprint.Documents;
import io.sluice.blueprint.Terms;
import io.sluice.cache.CallCache;
import io.sluice.generation.Generation;
import io.sluice.generation.Reload;
import io.sluice.http.budget.Budgets;
import io.sluice.http.seen.Ledger;
import io.sluice.http.socket.SocketEntrance;
import io.sluice.protect.KeptDocuments;
import io.sluice.protect.Shares;
import io.sluice.protect.TrustedDocuments;
import io.sluice.quota.Buckets;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The endpoint of one generation: Spring for GraphQL's, with answers written by us.
 * Boot's own routes are left out, since they know GET only to refuse it.
 */
class GraphQlConfiguration {

	@Bean
	ClientInterceptor clientInterceptor(Generation generation) {
		Terms terms = generation.blueprint().terms();
		return new ClientInterceptor(terms.clientHeaders(), terms.security().explanation(),
				() -> UUID.randomUUID().toString());
	}

	@Bean
	DocumentInterceptor documentInterceptor(Generation generation, CallCache cache) {
		Documents documents = generation.blueprint().terms().documents();
		return new DocumentInterceptor(new TrustedDocuments(documents),
				documents.persistedQueries() ? new KeptDocuments(cache) : null, new DoubtLog());
	}

	@Bean
	ClientNetwork clientNetwork(Generation generation) {
		return new ClientNetwork(generation.blueprint().terms().security().proxies());
	}

	@Bean
	FairShare fairShare(Generation generation, Shares shares, ClientNetwork networks) {
		return new FairShare(shares, generation.blueprint().terms().limits().callers().operationsPerCaller(), networks);
	}

	@Bean
	Budgets budgets(Generation generation, Buckets buckets, ClientNetwork networks) {
		return Budgets.of(generation.blueprint().terms().rates(), buckets, networks);
	}

	@Bean
	CrossOrigin crossOrigin(GraphQlCorsProperties cors, Budgets budgets) {
		return new CrossOrigin(cors.toCorsConfiguration(), budgets.headers());
	}

	@Bean
	Endpoint endpoint(GraphQlProperties properties, CrossOrigin crossOrigin, BodyHandler bodies, QueryHandler queries) {
		return new Endpoint(properties.getHttp().getPath(), crossOrigin, bodies, queries);
	}

	@Bean
	Entrance entrance(Endpoint endpoint, SocketEntrance sockets, Callers callers, Generation generation,
			Ledger ledger) {
		return new Entrance(endpoint, sockets,
				generation.blueprint().terms().security().authenticationRequired() ? callers.authenticated() : callers,
				ledger);
	}

	@Bean
	AnswerEncoder answerEncoder(Generation generation) {
		return new AnswerEncoder(generation.blueprint().terms().limits().request().answerSize());
	}

	@Bean
	Connections connections(Generation generation, OpenConnections open) {
		return open.upTo(generation.blueprint().terms().limits().callers().connections());
	}

	@Bean
	GoingAway goingAway() {
		return new GoingAway();
	}

	@Bean
	Answers answers(AnswerEncoder encoder, Connections connections, GoingAway goingAway, GraphQlProperties properties,
			Generation generation) {
		GraphQlProperties.Sse settings = properties.getHttp().getSse();
		KeepAlive keepAlive = KeepAlive.every(settings.getKeepAlive(), Schedulers.parallel());
		Lifespan lifespan = new Lifespan(keepAlive, settings.getTimeout(), goingAway, Schedulers.parallel());
		return new Answers(encoder, new EventStreams(encoder, connections, lifespan, Schedulers.parallel()),
				new AnswerStatus(generation.blueprint().terms().statuses()));
	}

	/**
	 * Whoever watches comes first, then whoever sheds, whoever is paid, and all others.
	 * Nothing is carried from thread to thread, as nothing of ours is bound to one.
	 */
	@Bean
	WebGraphQlHandler webGraphQlHandler(Generation generation, Ledger ledger, OperationsUnderWay operations,
			Budgets budgets, ObjectProvider<WebGraphQlInterceptor> interceptors) {
		return WebGraphQlHandler.builder(generation.service())
			.interceptor(ledger.watching(TrustedNames.of(generation.blueprint().terms().documents())))
			.interceptor(operations.upTo(generation.blueprint().terms().limits().callers().concurrentOperations()))
			.interceptors(Stream.concat(budgets.metering(), interceptors.orderedStream()).toList())
			.contextSnapshotFactory(ContextSnapshotFactory.builder()
				.contextRegistry(new ContextRegistry().loadContextAccessors())
				.build())
			.build();
	}

	@Bean
	BodyHandler bodyHandler(WebGraphQlHandler handler, Answers answers, AnswerEncoder encoder, JsonMapper mapper,
			Generation generation) {
		return new BodyHandler(handler, answers, encoder, mapper, generation.blueprint().terms().limits().request());
	}

	@Bean
	QueryHandler queryHandler(WebGraphQlHandler handler, JsonMapper mapper, Answers answers) {
		return new QueryHandler(handler, new AddressedQuery(mapper), answers);
	}

	@Bean
	RouterFunction<ServerResponse> schema(Generation generation) {
		return AnnotatedSchemaRoutes.of(generation.blueprint(), operators(generation))
			.and(SchemaRoutes.of(generation.views()));
	}

	@Bean
	RouterFunction<ServerResponse> budget(Budgets budgets) {
		return budgets.route();
	}

	@Bean
	RouterFunction<ServerResponse> purge(CallCache cache, Generation generation) {
		return PurgeRoutes.of(cache, operators(generation));
	}

	@Bean
	RouterFunction<ServerResponse> reloadRoute(Reload reload, Generation generation) {
		return ReloadRoutes.of(reload, operators(generation));
	}

	private static Operators operators(Generation generation) {
		return new Operators(generation.blueprint().terms().security().operation());
	}

}
