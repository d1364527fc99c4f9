package io.sluice.compile;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.Sharing;
import io.sluice.config.Document;
import io.sluice.config.GrpcSettings;
import io.sluice.config.Place;
import io.sluice.config.RestSettings;
import io.sluice.config.ServiceSettings;
import io.sluice.config.Setting;
import io.sluice.config.Settings;
import io.sluice.proto.Reflection;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.services}. */
final class ServiceCompiler {

	private static final Pattern NAME = Pattern.compile("sluice\\.services\\.?(?:\\[([^]]+)]|([^.\\[]+)).*");

	private final Problems problems;

	private final SettingValues values;

	private final ServiceHeaders headers;

	private final AuthCompiler auth;

	private final BundleNames bundles;

	private final ResilienceCompiler resilience;

	private final Settings settings;

	private final ApiSources sources;

	private final ApiCompiler apis;

	ServiceCompiler(Contract contract, Document document, Reflection reflection, BundleNames bundles) {
		this.problems = contract.problems();
		this.values = new SettingValues(this.problems);
		this.headers = new ServiceHeaders(contract);
		this.settings = document.settings();
		this.auth = new AuthCompiler(this.settings.spring(), this.problems);
		this.bundles = bundles;
		this.resilience = new ResilienceCompiler(this.values);
		this.sources = new ApiSources(this.problems);
		this.apis = new ApiCompiler(this.problems, document, reflection);
	}

	/** The services; those that {@link SettingCheck} reports have just a name. */
	Services compile() {
		NavigableSet<String> names = new TreeSet<>(this.settings.services().keySet());
		this.settings.written().forEach((setting) -> name(setting).ifPresent(names::add));
		Map<String, Service> known = new HashMap<>();
		Map<GrpcService, ApiSource> sources = new LinkedHashMap<>();
		new TreeMap<>(this.settings.services()).forEach((name, service) -> {
			Service made = service(name, service);
			known.put(name, made);
			if (made instanceof GrpcService grpc && service.grpc() != null) {
				this.sources.of(service.grpc(), at(name)).ifPresent((source) -> sources.put(grpc, source));
			}
		});
		Services services = new Services(names, known, this.apis.compile(sources));
		this.settings.services().forEach((name, service) -> checkSafeMethods(services, name, service.grpc()));
		return services;
	}

	private Service service(String name, ServiceSettings service) {
		if (service.rest() != null && service.grpc() != null) {
			this.problems.add(place(name),
					at(name).key() + " has both rest and grpc. A service is reached in one way.");
		}
		return (service.rest() == null && service.grpc() != null) ? grpc(name, service, service.grpc())
				: rest(name, service);
	}

	private RestService rest(String name, ServiceSettings service) {
		RestSettings rest = service.rest();
		Setting url = (rest != null) ? rest.baseUrl() : null;
		if (url == null) {
			this.problems.add(place(name), at(name).key()
					+ " does not say how it is reached. Add rest: {base-url: \"http://...\"}, or grpc: {target: \"dns:///...\"}.");
		}
		List<NamedTemplate> headers = this.auth.compile(service.auth(), this.headers.headers(service.headers()),
				Entries.HEADERS);
		URI baseUrl = (url != null) ? new BaseUrlCompiler(this.problems).compile(url) : BaseUrlCompiler.NOWHERE;
		return new RestService(name, baseUrl, sslBundle(service.sslBundle(), baseUrl),
				naming(service.naming(), Naming.SAME), this.values.duration(service.timeout(), Defaults.TIMEOUT),
				this.values.duration(service.connectTimeout(), Defaults.CONNECT_TIMEOUT),
				this.values.size(service.maxResponseSize(), Defaults.MAX_RESPONSE_SIZE),
				this.values.count(service.concurrency(), Defaults.CONCURRENCY, "connections"), headers,
				deadlineHeader(rest), this.auth.registration(service.auth(), headers), sharing(service),
				this.resilience.compile(service));
	}

	private GrpcService grpc(String name, ServiceSettings service, GrpcSettings grpc) {
		List<NamedTemplate> metadata = this.auth.compile(service.auth(), this.headers.metadata(service.headers()),
				Entries.METADATA);
		TargetCompiler targets = new TargetCompiler(this.problems);
		return new GrpcService(name, targets.target(grpc, at(name)), targets.isPlaintext(grpc, service.sslBundle()),
				this.bundles.overGrpc(service.sslBundle()), naming(service.naming(), Naming.SNAKE_CASE),
				this.values.duration(service.timeout(), Defaults.TIMEOUT),
				this.values.duration(service.connectTimeout(), Defaults.CONNECT_TIMEOUT),
				this.values.size(service.maxResponseSize(), Defaults.MAX_RESPONSE_SIZE),
				this.values.count(service.concurrency(), Defaults.CONCURRENCY, "calls"), metadata,
				this.auth.registration(service.auth(), metadata), sharing(service), this.resilience.compile(service),
				SettingValues.texts(grpc.safeMethods(), List.of()));
	}

	private Optional<String> deadlineHeader(@Nullable RestSettings rest) {
		Optional<Setting> written = Optional.ofNullable(rest).map(RestSettings::deadlineHeader);
		written.ifPresent((setting) -> HeaderNames.refusal(setting.text())
			.ifPresent((why) -> this.problems.add(setting.place(), setting.key() + ": " + why)));
		return written.map(Setting::text);
	}

	private Optional<String> sslBundle(@Nullable Setting written, URI baseUrl) {
		if (written != null && "http".equals(baseUrl.getScheme())) {
			this.problems.add(written.place(),
					written.key() + " is for encrypted connections, but base-url begins with http:. Leave one out.");
		}
		return this.bundles.overHttp(written);
	}

	private Sharing sharing(ServiceSettings service) {
		return this.values.read(service.sharing(), Sharing.IDENTITY,
				(text) -> Stream.of(Sharing.values()).filter((one) -> one.name().equals(text.strip())).findFirst(),
				"none of IDENTITY, CALLER and NONE.");
	}

	/** As far as it is known which methods there are. */
	private void checkSafeMethods(Services services, String name, @Nullable GrpcSettings grpc) {
		if (grpc == null || !(services.service(name).orElse(null) instanceof GrpcService made)) {
			return;
		}
		List<Setting> methods = Objects.requireNonNullElse(grpc.safeMethods(), List.of());
		services.api(made)
			.map((api) -> new GrpcMethods(this.problems, name, api))
			.ifPresent((known) -> methods.stream()
				.filter((method) -> !SettingValues.isUnset(method))
				.forEach((method) -> known.find(Text.of(method))));
	}

	private Naming naming(@Nullable Setting setting, Naming otherwise) {
		return this.values.read(setting, otherwise, (text) -> switch (text) {
			case "snake_case" -> Optional.of(Naming.SNAKE_CASE);
			case "same" -> Optional.of(Naming.SAME);
			default -> Optional.empty();
		}, "no naming. Write snake_case, or same for names as in the schema.");
	}

	/** A service as a whole, with the place where its first setting is written. */
	private Setting at(String service) {
		return new Setting("sluice.services." + service, "", place(service));
	}

	private Place place(String service) {
		return this.settings.written()
			.stream()
			.filter((setting) -> name(setting).filter(service::equals).isPresent())
			.map(Setting::place)
			.findFirst()
			.orElse(new Place("gateway-config/services.yaml", 0, 0));
	}

	/** The service that a setting belongs to. */
	private static Optional<String> name(Setting setting) {
		Matcher matcher = NAME.matcher(setting.key());
		return matcher.matches() ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.of(matcher.group(2)))
				: Optional.empty();
	}

}
