package io.sluice.http;

import java.nio.file.Path;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Opens GraphiQL with the examples that lie beside the schema, and a menu of callers if
 * there are any.
 */
class GraphiqlConfiguration {

	/** A text: as a path, Spring would look for it in the class path first. */
	@Bean
	RouterFunction<ServerResponse> graphiql(@Value("${sluice.home:.}") String home,
			ObjectProvider<GraphiqlCallers> callers) {
		return GraphiqlRoutes.of(GraphiqlExample.read(Path.of(home, "schema/examples")),
				callers.stream().flatMap((some) -> some.all().stream()).toList());
	}

}
