package io.sluice.downstream;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.ServiceCall;
import io.sluice.observe.Detail;

/**
 * What spans tell of a call that is known before it is filled in, by the semantic
 * conventions of OpenTelemetry.
 *
 * @param call what is sent
 */
record Callee(ServiceCall call) {

	/** As gRPC names it: {@code host:port}, with or without how it is looked up. */
	private static final Pattern TARGET = Pattern.compile("(?:.*/)?([^/]+?)(?::(\\d+))?");

	/** The method, or the verb and the path as it is written. */
	String name() {
		return switch (this.call) {
			case RestCall rest -> rest.method() + " " + rest.path().written();
			case GrpcCall grpc -> grpc.written();
		};
	}

	/** Which detail the status of an answer is. */
	Detail status() {
		return switch (this.call) {
			case RestCall _ -> Detail.HTTP_STATUS;
			case GrpcCall _ -> Detail.RPC_STATUS;
		};
	}

	/** What it is, and where it goes. */
	Attributes attributes() {
		AttributesBuilder attributes = Attributes.builder().put(Detail.SERVICE.key(), this.call.service().name());
		switch (this.call) {
			case RestCall rest -> {
				URI url = rest.service().baseUrl();
				attributes.put(Detail.HTTP_METHOD.key(), rest.method().name())
					.put(Detail.URL_TEMPLATE.key(), rest.path().written());
				address(attributes, url.getHost(), url.getPort());
			}
			case GrpcCall grpc -> {
				attributes.put(Detail.RPC_SYSTEM.key(), "grpc").put(Detail.RPC_METHOD.key(), grpc.written());
				address(attributes, grpc.service());
			}
		}
		return attributes.build();
	}

	private static void address(AttributesBuilder attributes, GrpcService service) {
		Matcher target = TARGET.matcher(service.target());
		if (target.matches()) {
			address(attributes, target.group(1), (target.group(2) != null) ? Integer.parseInt(target.group(2)) : -1);
		}
	}

	private static void address(AttributesBuilder attributes, String host, int port) {
		attributes.put(Detail.SERVER_ADDRESS.key(), host);
		if (port >= 0) {
			attributes.put(Detail.SERVER_PORT.key(), port);
		}
	}

}
