package io.sluice.http;

import java.nio.file.Path;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Opens GraphiQL with the examples that lie beside the schema, and a menu of callers if
 * there are any.
 */
class GraphiqlConfiguration {

	@Bean
	RouterFunction<ServerResponse> graphiql(Path home, ObjectProvider<GraphiqlCallers> callers) {
		return GraphiqlRoutes.of(GraphiqlExample.read(home.resolve("schema/examples")),
				callers.stream().flatMap((some) -> some.all().stream()).toList());
	}

}
