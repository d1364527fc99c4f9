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
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Template;

/** Compiles {@code @rest}. */
final class RestCompiler implements CallCompiler {

	private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

	private final Contract contract;

	private final Problems problems;

	private final Directive rest;

	private final Arguments arguments;

	private final Optional<RestService> service;

	RestCompiler(Contract contract, Directive rest) {
		this.contract = contract;
		this.problems = contract.problems();
		this.rest = rest;
		this.arguments = new Arguments(rest);
		this.service = new CalledService(contract, rest).rest();
	}

	@Override
	public Naming naming() {
		return this.service.map(RestService::naming).orElse(Naming.SAME);
	}

	@Override
	public Optional<RestCall> call(Optional<Batch> batch, Scope scope) {
		CallParts parts = new CallParts(this.problems, this.rest);
		TemplateCompiler templates = new TemplateCompiler(this.contract, scope);
		PairsCompiler pairs = new PairsCompiler(this.problems, templates.flat());
		Optional<Text> path = path();
		Template url = path.map((text) -> new UrlPathCompiler(this.problems, templates.flat()).compile(text))
			.orElse(TemplateCompiler.NOTHING);
		List<NamedTemplate> query = this.arguments.value("query").map(pairs::query).orElse(List.of());
		List<NamedTemplate> headers = this.arguments.value("headers").map(pairs::headers).orElse(List.of());
		Optional<Template> body = this.arguments.literal("body").map(templates::compile);
		JsonPath select = parts.select();
		Optional<Duration> timeout = parts.timeout();
		RestCall.Method method = method();
		if (method == RestCall.Method.GET && body.isPresent()) {
			this.problems.add(this.arguments.literal("body").orElseThrow(),
					"A GET has no body. Send the value in query, or use post.");
		}
		parts.checkKey(templates, batch, scope, "path, query or body");
		Set<String> nullOn = nullOn();
		return this.service.map((called) -> new RestCall(called, method, url, query, style(), headers, body,
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

}
