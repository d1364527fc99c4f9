package io.sluice.compile;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Directive;
import graphql.language.IntValue;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Template;

/** Compiles {@code @rest}. */
final class RestCompiler {

	private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

	private final Contract contract;

	private final Problems problems;

	private final Directive rest;

	private final Arguments arguments;

	RestCompiler(Contract contract, Directive rest) {
		this.contract = contract;
		this.problems = contract.problems();
		this.rest = rest;
		this.arguments = new Arguments(rest);
	}

	/** The service that is called; empty if there is none of this name. */
	Optional<RestService> service() {
		return this.arguments.string("service").flatMap((name) -> {
			RestService service = this.contract.services().get(name.value());
			if (service == null) {
				this.problems.add(name.place(),
						"@rest names the service \"" + name.value()
								+ "\", which gateway-config/services.yaml does not declare. "
								+ Suggestion.of(name.value(), "Declared", this.contract.services().keySet()));
			}
			return Optional.ofNullable(service);
		});
	}

	/**
	 * The call.
	 * @param service the service
	 * @param batch its batch, if it has one
	 * @param scope what its templates may read
	 * @return the call; empty if no service is called
	 */
	Optional<RestCall> call(Optional<RestService> service, Optional<Batch> batch, Scope scope) {
		TemplateCompiler templates = new TemplateCompiler(this.contract, scope);
		PairsCompiler pairs = new PairsCompiler(this.problems, templates.flat());
		Optional<Text> path = path();
		Template url = path.map((text) -> new UrlPathCompiler(this.problems, templates.flat()).compile(text))
			.orElse(TemplateCompiler.NOTHING);
		List<NamedTemplate> query = this.arguments.value("query").map(pairs::query).orElse(List.of());
		List<NamedTemplate> headers = this.arguments.value("headers").map(pairs::headers).orElse(List.of());
		Optional<Template> body = this.arguments.literal("body").map(templates::compile);
		JsonPath select = this.arguments.string("select")
			.map(new PathCompiler(this.problems)::compile)
			.orElse(JsonPath.ROOT);
		Optional<Duration> timeout = this.arguments.string("timeout").flatMap(this::timeout);
		RestCall.Method method = method();
		if (method == RestCall.Method.GET && body.isPresent()) {
			this.problems.add(this.arguments.literal("body").orElseThrow(),
					"A GET has no body. Send the value in query, or use post.");
		}
		checkKey(templates, batch, scope);
		Set<String> nullOn = nullOn();
		return service.map((called) -> new RestCall(called, method, url, query, style(), headers, body,
				timeout.orElse(called.timeout()), select, batch, nullOn));
	}

	private Optional<Text> path() {
		List<String> verbs = VERBS.stream().filter((verb) -> this.arguments.value(verb).isPresent()).toList();
		if (verbs.size() != 1) {
			this.problems.add(this.rest,
					verbs.isEmpty()
							? "@rest has no verb. Give one of " + String.join(", ", VERBS) + " with the path to call."
							: "@rest has " + verbs.size() + " verbs: " + String.join(", ", verbs)
									+ ". A call has exactly one.");
			return Optional.empty();
		}
		return this.arguments.string(verbs.getFirst());
	}

	private RestCall.Method method() {
		return VERBS.stream()
			.filter((verb) -> this.arguments.value(verb).isPresent())
			.findFirst()
			.map((verb) -> RestCall.Method.valueOf(verb.toUpperCase(Locale.ROOT)))
			.orElse(RestCall.Method.POST);
	}

	private RestCall.ListStyle style() {
		return this.arguments.object("batch")
			.flatMap((batch) -> new Arguments(batch).value("style"))
			.filter((style) -> style.toString().contains("COMMA"))
			.map((_) -> RestCall.ListStyle.COMMA)
			.orElse(RestCall.ListStyle.REPEAT);
	}

	private Optional<Duration> timeout(Text text) {
		Optional<Duration> timeout = Quantities.duration(text.value());
		if (timeout.isEmpty()) {
			this.problems.add(text.place(),
					"The timeout \"" + text.value() + "\" is no duration. Write it like 500ms, 2s or 1m.");
		}
		return timeout;
	}

	private Set<String> nullOn() {
		return this.arguments.list("nullOn").map((statuses) -> {
			Set<String> codes = new TreeSet<>();
			statuses.forEach((status) -> {
				if (status instanceof IntValue number) {
					codes.add(number.getValue().toString());
					checkStatus(number);
				}
			});
			return codes;
		}).orElse(new TreeSet<>(Defaults.NULL_ON));
	}

	private void checkStatus(IntValue number) {
		int status = number.getValue().intValue();
		if (status < 400 || status > 599) {
			this.problems.add(number,
					"nullOn holds " + number.getValue() + ", which is no status of a failure. Those are 400 to 599.");
		}
	}

	private void checkKey(TemplateCompiler templates, Optional<Batch> batch, Scope scope) {
		if (templates.mentionsKey()) {
			return;
		}
		if (batch.isPresent()) {
			this.problems.add(this.arguments.value("batch").orElseThrow(),
					"The request of this batch does not say which keys it asks for. Put {keys} into query, body or path.");
		}
		else if (scope.isType()) {
			this.problems.add(this.rest, "The request does not say which " + scope.owner()
					+ " it asks for. Put {key} into path, query or body, or add a batch and use {keys}.");
		}
	}

}
