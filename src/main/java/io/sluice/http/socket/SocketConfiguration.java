package io.sluice.http.socket;

import io.sluice.access.Callers;
import io.sluice.blueprint.Security;
import io.sluice.generation.Generation;
import io.sluice.http.AnswerEncoder;
import io.sluice.http.Connections;
import io.sluice.http.GoingAway;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;

/**
 * Opens the sockets of one generation at the path of the endpoint, or at one of their
 * own.
 */
public class SocketConfiguration {

	@Bean
	SocketEntrance.Places socketPlaces(GraphQlProperties properties, GraphQlCorsProperties cors) {
		String own = properties.getWebsocket().getPath();
		return new SocketEntrance.Places((own != null) ? own : properties.getHttp().getPath(),
				new Origins(cors.toCorsConfiguration()));
	}

	@Bean
	SocketEntrance socketEntrance(SocketEntrance.Places places, Callers callers, Generation generation,
			Connections connections, Sockets sockets) {
		int largest = Math.toIntExact(generation.blueprint().terms().limits().request().bodySize());
		// left to itself, the server answers pings of a client that does not read
		HandshakeWebSocketService service = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
				() -> WebsocketServerSpec.builder().handlePing(true).maxFramePayloadLength(largest)));
		return new SocketEntrance(places, callers, connections, service, sockets);
	}

	@Bean
	Sockets sockets(WebGraphQlHandler handler, JsonMapper mapper, AnswerEncoder encoder, Connections connections,
			Terms terms) {
		return new Sockets(handler, new MessageReader(mapper), new MessageWriter(encoder), connections, terms);
	}

	@Bean
	Terms terms(GraphQlProperties properties, Generation generation, GoingAway goingAway, Callers callers) {
		GraphQlProperties.Websocket settings = properties.getWebsocket();
		Security security = generation.blueprint().terms().security();
		return new Terms(settings.getConnectionInitTimeout(), settings.getKeepAlive(),
				generation.blueprint().terms().limits().callers().subscriptionsPerConnection(), goingAway,
				security.authenticationRequired() ? callers.authenticated() : callers, Schedulers.parallel());
	}

}
