package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.blueprint.WireForm;

/** Describes one call to {@link Things}. Parts in braces are arguments. */
final class Calls {

	private final String target;

	private final List<NamedTemplate> headers = new ArrayList<>();

	private final List<NamedTemplate> metadata = new ArrayList<>();

	private final Map<String, Template> members = new LinkedHashMap<>();

	private Optional<Template> request = Optional.empty();

	private Optional<String> bundle = Optional.empty();

	private Optional<String> registration = Optional.empty();

	private boolean plaintext = true;

	private String method = "Get";

	private Duration timeout = Duration.ofSeconds(30);

	private Duration connectTimeout = Duration.ofSeconds(5);

	private long maxResponseSize = 1_000_000;

	private int concurrency = 16;

	private OptionalInt collect = OptionalInt.empty();

	private Calls(String target) {
		this.target = target;
	}

	static Calls to(String target) {
		return new Calls(target);
	}

	static Calls to(ThingsServer server) {
		return to("127.0.0.1:" + server.port());
	}

	static Template argument(String name, WireForm form) {
		return new Template.Placeholder(new Reference(Reference.Root.ARGS, JsonPath.of(name), form));
	}

	static Template text(String... parts) {
		List<Template> templates = new ArrayList<>();
		for (String part : parts) {
			templates.add(part.startsWith("{") ? argument(part.substring(1, part.length() - 1), WireForm.AsIs.INSTANCE)
					: new Template.Constant(part));
		}
		return (templates.size() == 1) ? templates.getFirst() : new Template.Text(templates);
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

	Calls watch() {
		this.method = "Watch";
		return this;
	}

	Calls collect(int most) {
		this.collect = OptionalInt.of(most);
		return watch();
	}

	Calls member(String name, Template value) {
		this.members.put(name, value);
		return this;
	}

	Calls request(Template request) {
		this.request = Optional.of(request);
		return this;
	}

	Calls metadata(String name, String... parts) {
		this.metadata.add(new NamedTemplate(name, text(parts)));
		return this;
	}

	Calls header(String name, String... parts) {
		this.headers.add(new NamedTemplate(name, text(parts)));
		return this;
	}

	Calls tls() {
		this.plaintext = false;
		return this;
	}

	Calls bundle(String name) {
		this.bundle = Optional.of(name);
		return tls();
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

	Calls as(String registration) {
		this.registration = Optional.of(registration);
		return this;
	}

	GrpcCall build() {
		GrpcService service = new GrpcService("things", this.target, this.plaintext, this.bundle, Naming.SNAKE_CASE,
				Duration.ofSeconds(30), this.connectTimeout, this.maxResponseSize, this.concurrency, this.headers,
				this.registration, Sharing.IDENTITY, Resilience.NONE, Set.of());
		return new GrpcCall(service, Things.method(this.method),
				this.request.orElseGet(() -> new Template.ObjectOf(this.members)), this.metadata, this.timeout,
				JsonPath.ROOT, Optional.empty(), Set.of(), this.collect);
	}

}
