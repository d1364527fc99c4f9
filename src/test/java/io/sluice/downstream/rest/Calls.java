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
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestCall.ListStyle;
import io.sluice.blueprint.RestCall.Method;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;

/**
 * Describes one call to a service called {@code things}. Parts in braces are arguments.
 */
final class Calls {

	private final URI baseUrl;

	private final List<NamedTemplate> serviceHeaders = new ArrayList<>();

	private final List<NamedTemplate> query = new ArrayList<>();

	private final List<NamedTemplate> headers = new ArrayList<>();

	private Method method = Method.GET;

	private Template path = text("/things");

	private ListStyle listStyle = ListStyle.REPEAT;

	private Optional<Template> body = Optional.empty();

	private Optional<String> bundle = Optional.empty();

	private Optional<String> deadlineHeader = Optional.empty();

	private Optional<String> registration = Optional.empty();

	private Duration timeout = Duration.ofSeconds(10);

	private Duration connectTimeout = Duration.ofSeconds(5);

	private long maxResponseSize = 1_000_000;

	private int concurrency = 16;

	private Calls(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

	static Calls to(String baseUrl) {
		return new Calls(URI.create(baseUrl));
	}

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
	static Values values(Object... namesAndValues) {
		Map<String, Object> values = new HashMap<>();
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
		return query(name, text(parts));
	}

	Calls query(String name, Template value) {
		this.query.add(new NamedTemplate(name, value));
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

	Calls serviceHeader(String name, String... parts) {
		this.serviceHeaders.add(new NamedTemplate(name, text(parts)));
		return this;
	}

	Calls body(Template body) {
		this.body = Optional.of(body);
		return this;
	}

	Calls timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	Calls connectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
		return this;
	}

	Calls maxResponseSize(long maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
		return this;
	}

	Calls concurrency(int concurrency) {
		this.concurrency = concurrency;
		return this;
	}

	Calls bundle(String bundle) {
		this.bundle = Optional.of(bundle);
		return this;
	}

	Calls deadlineHeader(String name) {
		this.deadlineHeader = Optional.of(name);
		return this;
	}

	Calls as(String registration) {
		this.registration = Optional.of(registration);
		return this;
	}

	RestCall build() {
		RestService service = new RestService("things", this.baseUrl, this.bundle, Naming.SAME, Duration.ofSeconds(10),
				this.connectTimeout, this.maxResponseSize, this.concurrency, this.serviceHeaders, this.deadlineHeader,
				this.registration, Sharing.IDENTITY, Resilience.NONE);
		return new RestCall(service, this.method, this.path, this.query, this.listStyle, this.headers, this.body,
				this.timeout, JsonPath.ROOT, Optional.empty(), Set.of());
	}

}
