package io.sluice.downstream.rest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestCall.ListStyle;
import io.sluice.blueprint.RestCall.Method;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import org.jspecify.annotations.Nullable;

/** Makes services, calls and values for tests. */
final class Calls {

	private RestService service;

	private Method method = Method.GET;

	private Template path = text("/things");

	private final List<NamedTemplate> query = new ArrayList<>();

	private ListStyle listStyle = ListStyle.REPEAT;

	private final List<NamedTemplate> headers = new ArrayList<>();

	private Optional<Template> body = Optional.empty();

	private Calls(RestService service) {
		this.service = service;
	}

	static Calls to(RestService service) {
		return new Calls(service);
	}

	static Calls to(String baseUrl) {
		return new Calls(service(baseUrl));
	}

	static RestService service(String baseUrl, NamedTemplate... headers) {
		return new RestService("things", URI.create(baseUrl), Naming.SAME, Duration.ofSeconds(2), Duration.ofSeconds(1),
				1_000_000, 16, List.of(headers));
	}

	/** Strings that begin with a brace are arguments. */
	static Template text(String... parts) {
		List<Template> templates = new ArrayList<>();
		for (String part : parts) {
			templates.add(part.startsWith("{") ? argument(part.substring(1, part.length() - 1))
					: new Template.Constant(part));
		}
		return (templates.size() == 1) ? templates.getFirst() : new Template.Text(templates);
	}

	static Template argument(String name) {
		return new Template.Placeholder(new Reference(Reference.Root.ARGS, JsonPath.of(name)));
	}

	/** Names and values in turn; what is not named is absent. */
	static Values values(@Nullable Object... namesAndValues) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int index = 0; index < namesAndValues.length; index += 2) {
			values.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
		}
		return (reference) -> {
			String name = ((JsonPath.Name) reference.path().steps().getFirst()).name();
			return values.containsKey(name) ? values.get(name) : Absent.ABSENT;
		};
	}

	Calls method(Method method) {
		this.method = method;
		return this;
	}

	Calls path(String... parts) {
		this.path = text(parts);
		return this;
	}

	Calls query(String name, String... parts) {
		this.query.add(new NamedTemplate(name, text(parts)));
		return this;
	}

	Calls comma() {
		this.listStyle = ListStyle.COMMA;
		return this;
	}

	Calls header(String name, String... parts) {
		this.headers.add(new NamedTemplate(name, text(parts)));
		return this;
	}

	Calls body(Template body) {
		this.body = Optional.of(body);
		return this;
	}

	RestCall build() {
		return build(this.service.timeout());
	}

	RestCall build(Duration timeout) {
		return new RestCall(this.service, this.method, this.path, this.query, this.listStyle, this.headers, this.body,
				timeout, JsonPath.ROOT, Optional.empty(), Set.of());
	}

}
