package io.sluice.gateway;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import io.sluice.blueprint.Blueprint;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A spec while it is run: its gateway starts with the first case, and serves all of them.
 */
final class SpecRun implements AutoCloseable {

	private static final Pattern CORRELATION_ID = Pattern.compile("(\"correlationId\" : )\"([^\"]+)\"");

	private static final Pattern TIME = Pattern.compile("(\"(?:started|waited|duration)Ms\" : )\\d+\\.\\d+");

	private final Spec spec;

	private final Services services;

	private final GrpcStubs grpc;

	private final Path folder;

	private @Nullable Gateway gateway;

	SpecRun(Spec spec, Services services, GrpcStubs grpc, Path folder) {
		this.spec = spec;
		this.services = services;
		this.grpc = grpc;
		this.folder = folder;
	}

	/** The cases as tests; closing the stream stops the gateway. */
	Stream<DynamicTest> tests() {
		return this.spec.cases()
			.stream()
			.map((one) -> DynamicTest.dynamicTest(one.title(), () -> run(one)))
			.onClose(this::close);
	}

	private void run(Spec.Case example) {
		if (this.gateway == null) {
			this.gateway = start();
		}
		this.services.expect(example);
		this.grpc.expect(example.grpcCalls());
		String answer = Json.write(this.gateway.ask(request(example), example.headers()));
		this.services.verify(example);
		this.grpc.verify();
		assertThat(withoutTimes(withoutId(answer))).isEqualTo(Json.write(Json.read(example.answer())));
	}

	private Gateway start() {
		Gateway.Setup setup = Gateway.in(this.folder).schema(this.spec.schema());
		if (!this.spec.config().containsKey("services.yaml")) {
			setup.services(this.spec.services()
				.stream()
				.collect(Collectors.toMap((name) -> name, this.services::url, (a, b) -> a, LinkedHashMap::new)));
		}
		this.spec.config().forEach((name, yaml) -> setup.file("gateway-config/" + name, yaml));
		this.spec.services()
			.forEach((name) -> setup.argument(name.toUpperCase(Locale.ROOT) + "_URL", this.services.url(name)));
		setup.argument("GRPC_TARGET", this.grpc.target());
		this.spec.protos().forEach((name, text) -> setup.file("gateway-config/protos/" + name, text));
		Gateway started = setup.start();
		this.grpc.learn(started.bean(Blueprint.class));
		return started;
	}

	private static Map<String, Object> request(Spec.Case example) {
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("query", example.query());
		example.operation().ifPresent((name) -> request.put("operationName", name));
		example.variables().ifPresent((json) -> request.put("variables", Json.read(json)));
		return request;
	}

	/**
	 * All errors of an answer have the same correlation id; which one is not for a spec
	 * to say.
	 */
	private static String withoutId(String answer) {
		Matcher matcher = CORRELATION_ID.matcher(answer);
		assertThat(matcher.results().map((found) -> found.group(2)).distinct().count()).isLessThanOrEqualTo(1);
		return matcher.replaceAll("$1\"(id)\"");
	}

	private static String withoutTimes(String answer) {
		return TIME.matcher(answer).replaceAll("$1\"(ms)\"");
	}

	@Override
	public void close() {
		if (this.gateway != null) {
			this.gateway.close();
		}
	}

}
