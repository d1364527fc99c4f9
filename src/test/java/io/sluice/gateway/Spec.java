package io.sluice.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Markdown file: a gateway, and what it does in several cases. How it is written is
 * told in {@code src/test/specs/README.md}.
 *
 * @param title the heading
 * @param schema the SDL
 * @param config the files of {@code gateway-config/} by name; without
 * {@code services.yaml} there is nothing special about the services
 * @param protos the proto files by name; their services are on one server, whose address
 * is {@code ${GRPC_TARGET}}
 * @param cases what clients ask, and what they get
 */
record Spec(String title, String schema, Map<String, String> config, Map<String, String> protos, List<Case> cases) {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)_URL}");

	/**
	 * The services that are configured or called.
	 * @return their names
	 */
	Set<String> services() {
		Set<String> names = new LinkedHashSet<>();
		this.cases.forEach((one) -> one.calls().forEach((call) -> names.add(call.service())));
		Matcher declared = Pattern.compile("service: \"(\\w+)\"").matcher(this.schema);
		while (declared.find()) {
			names.add(declared.group(1));
		}
		this.config.values().forEach((yaml) -> {
			Matcher matcher = VARIABLE.matcher(yaml);
			while (matcher.find()) {
				names.add(matcher.group(1).toLowerCase(Locale.ROOT));
			}
		});
		return names;
	}

	/**
	 * One request of a client.
	 *
	 * @param title the heading
	 * @param query the document
	 * @param operation the operation that is asked for by name
	 * @param variables a JSON object
	 * @param headers names and values in turn
	 * @param calls what the services are asked
	 * @param grpcCalls what the gRPC services are asked
	 * @param answer JSON
	 */
	record Case(String title, String query, Optional<String> operation, Optional<String> variables,
			List<String> headers, List<Call> calls, List<GrpcCall> grpcCalls, String answer) {

		/** The calls, those that are equal together: they are answered in turn. */
		List<List<Call>> callsInTurn() {
			List<List<Call>> groups = new ArrayList<>();
			for (Call call : this.calls) {
				groups.stream()
					.filter((group) -> group.getFirst().asksLike(call))
					.findFirst()
					.ifPresentOrElse((group) -> group.add(call), () -> groups.add(new ArrayList<>(List.of(call))));
			}
			return groups;
		}

	}

	/**
	 * A call that a service gets.
	 *
	 * @param service who is called
	 * @param method the verb
	 * @param target path and query below the service's base URL, exactly as they are sent
	 * @param times how often
	 * @param headers names and values in turn, among others; the value {@code (absent)}
	 * means that there is no such header
	 * @param body the JSON, or nothing for no body
	 * @param reply what the service answers
	 */
	record Call(String service, String method, String target, int times, List<String> headers, Optional<String> body,
			Reply reply) {

		boolean asksLike(Call other) {
			return this.service.equals(other.service) && this.method.equals(other.method)
					&& this.target.equals(other.target) && this.headers.equals(other.headers)
					&& this.body.equals(other.body);
		}

		@Override
		public String toString() {
			return this.service + ": " + this.method + " " + this.target
					+ this.body.map((json) -> " " + json).orElse("");
		}

	}

	/**
	 * A call that a gRPC service gets.
	 *
	 * @param method its full name
	 * @param times how often
	 * @param metadata names and values in turn, among others; the value {@code (absent)}
	 * means that there is none of this name
	 * @param request the message as JSON
	 * @param status the name of the status that it answers
	 * @param responses the messages that it answers before, as JSON
	 */
	record GrpcCall(String method, int times, List<String> metadata, String request, String status,
			List<String> responses) {

	}

	/**
	 * What a service answers.
	 *
	 * @param outcome a status, or how the connection breaks
	 * @param delay milliseconds before that
	 * @param headers names and values in turn
	 * @param body the body, may be empty
	 */
	record Reply(String outcome, int delay, List<String> headers, String body) {

	}

}
