package io.sluice.compile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.RestService;
import io.sluice.config.HeaderSettings;
import io.sluice.config.Place;
import io.sluice.config.RestSettings;
import io.sluice.config.ServiceSettings;
import io.sluice.config.Setting;
import io.sluice.config.Settings;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.services}. */
final class ServiceCompiler {

	private static final Pattern NAME = Pattern.compile("sluice\\.services\\.?(?:\\[([^]]+)]|([^.\\[]+)).*");

	private static final URI NOWHERE = URI.create("http://invalid");

	private final Problems problems;

	private final SettingValues values;

	private final TemplateCompiler templates;

	private final Settings settings;

	ServiceCompiler(Contract contract, Settings settings) {
		this.problems = contract.problems();
		this.values = new SettingValues(this.problems);
		this.templates = new TemplateCompiler(contract, Scope.service("header")).flat();
		this.settings = settings;
	}

	/** The services by name; those with a mistake are there as well. */
	Map<String, RestService> compile() {
		Map<String, RestService> services = new TreeMap<>();
		new TreeMap<>(this.settings.services()).forEach((name, service) -> services.put(name, service(name, service)));
		this.settings.written()
			.forEach((setting) -> name(setting)
				.ifPresent((name) -> services.computeIfAbsent(name, ServiceCompiler::misshapen)));
		return services;
	}

	/** A service that is written in a way that {@link SettingCheck} reports. */
	private static RestService misshapen(String name) {
		return new RestService(name, NOWHERE, Naming.SAME, Defaults.TIMEOUT, Defaults.CONNECT_TIMEOUT,
				Defaults.MAX_RESPONSE_SIZE, Defaults.CONCURRENCY, List.of());
	}

	private RestService service(String name, ServiceSettings service) {
		return new RestService(name, baseUrl(name, service.rest()), naming(service.naming()),
				this.values.duration(service.timeout(), Defaults.TIMEOUT),
				this.values.duration(service.connectTimeout(), Defaults.CONNECT_TIMEOUT),
				this.values.size(service.maxResponseSize(), Defaults.MAX_RESPONSE_SIZE),
				this.values.count(service.concurrency(), Defaults.CONCURRENCY, "connections"),
				headers(service.headers()));
	}

	private Naming naming(@Nullable Setting setting) {
		return this.values.read(setting, Naming.SAME, (text) -> switch (text) {
			case "snake_case" -> Optional.of(Naming.SNAKE_CASE);
			default -> Optional.empty();
		}, "no naming. Write snake_case, or leave it out for names as in the schema.");
	}

	private URI baseUrl(String name, @Nullable RestSettings rest) {
		if (rest == null || rest.baseUrl() == null) {
			this.problems.add(place(name), "sluice.services." + name
					+ " does not say how it is reached. Add rest: {base-url: \"http://...\"}.");
			return NOWHERE;
		}
		Setting setting = rest.baseUrl();
		if (SettingValues.isUnset(setting)) {
			return NOWHERE;
		}
		Optional<String> refusal;
		URI url = NOWHERE;
		try {
			url = new URI(setting.text().strip().replaceAll("/+$", ""));
			refusal = refusal(url);
		}
		catch (URISyntaxException ex) {
			refusal = Optional.of("is no URL: " + ex.getReason().toLowerCase(Locale.ROOT));
		}
		if (url.getRawUserInfo() != null) {
			this.problems.add(setting.place(),
					setting.key() + " has a user name in it, which would go into logs. Send credentials in a header.");
		}
		refusal.ifPresent((why) -> this.problems.add(setting.place(), setting.key() + " is \"" + setting.text()
				+ "\", which " + why + ". Write it like http://catalog:8080/v1."));
		return url;
	}

	private static Optional<String> refusal(URI url) {
		String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
		if (!Set.of("http", "https").contains(scheme)) {
			return Optional.of("does not begin with http:// or https://");
		}
		if (url.getHost() == null) {
			return Optional.of("names no host");
		}
		return (url.getRawQuery() != null || url.getRawFragment() != null)
				? Optional.of("has a query or fragment; parameters belong into the query of @rest") : Optional.empty();
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

	private List<NamedTemplate> headers(@Nullable List<HeaderSettings> written) {
		List<NamedTemplate> headers = new ArrayList<>();
		for (HeaderSettings header : (written != null) ? written : List.<HeaderSettings>of()) {
			Setting name = header.name();
			Setting value = header.value();
			if (name == null || value == null) {
				Setting other = (name != null) ? name : value;
				if (other != null) {
					this.problems.add(other.place(), other.key() + " stands alone: a header has a name and a value.");
				}
				continue;
			}
			HeaderNames.refusal(name.text())
				.ifPresent((why) -> this.problems.add(name.place(), name.key() + ": " + why));
			headers.add(new NamedTemplate(name.text(), this.templates.text(Text.of(value))));
		}
		return headers;
	}

}
