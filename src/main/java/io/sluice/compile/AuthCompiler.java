package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;
import io.sluice.config.AuthSettings;
import io.sluice.config.HeaderSettings;
import io.sluice.config.Setting;
import io.sluice.config.SpringSettings;
import org.jspecify.annotations.Nullable;

/** Compiles how the gateway shows a service who calls: headers of all its calls. */
final class AuthCompiler {

	private static final String AUTHORIZATION = "Authorization";

	private static final String CLIENT_CREDENTIALS = "client_credentials";

	/** RFC 6750, section 2.1. */
	private static final Template BEARER = new Template.Text(List.of(new Template.Constant("Bearer "),
			new Template.Placeholder(new Reference(Reference.Root.TOKEN, JsonPath.ROOT))));

	private final SpringSettings spring;

	private final Problems problems;

	private final SettingValues values;

	/**
	 * Compiles.
	 * @param spring says which client registrations are defined
	 * @param problems where problems go
	 */
	AuthCompiler(SpringSettings spring, Problems problems) {
		this.spring = spring;
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/**
	 * Adds what is said of a service.
	 * @param auth what is written; {@code null} if nothing is
	 * @param headers the other headers of the service, which must not have the same names
	 * @param entries what may be sent
	 * @return all headers
	 */
	List<NamedTemplate> compile(@Nullable AuthSettings auth, List<NamedTemplate> headers, Entries entries) {
		List<NamedTemplate> all = new ArrayList<>(headers);
		if (auth == null) {
			return all;
		}
		Setting forward = auth.forward();
		if (forward != null && this.values.truth(forward)) {
			add(new NamedTemplate(AUTHORIZATION, BEARER), forward, all);
		}
		HeaderSettings header = auth.header();
		if (header != null) {
			WrittenHeader.of(header, this.problems).ifPresent((written) -> add(written, all, entries));
		}
		return all;
	}

	/**
	 * The client registration that is named, if any.
	 * @param auth what is written; {@code null} if nothing is
	 * @param headers all headers of the service
	 * @return its name, which is defined unless there is a problem
	 */
	Optional<String> registration(@Nullable AuthSettings auth, List<NamedTemplate> headers) {
		Setting written = (auth != null) ? auth.clientCredentials() : null;
		if (written == null || SettingValues.isUnset(written)) {
			return Optional.empty();
		}
		String name = written.text();
		String grant = this.spring.clientRegistrations().get(name);
		if (grant == null) {
			this.problems.add(written.place(),
					written.key() + " is \"" + name
							+ "\", which is not defined below spring.security.oauth2.client.registration. "
							+ Suggestion.of(name, "Defined", this.spring.clientRegistrations().keySet()));
		}
		else if (!grant.equals(CLIENT_CREDENTIALS)) {
			this.problems.add(written.place(),
					written.key() + " is \"" + name + "\", which is for another grant. Write authorization-grant-type: "
							+ CLIENT_CREDENTIALS + " below spring.security.oauth2.client.registration." + name + ".");
		}
		checkSingle(AUTHORIZATION, written, headers);
		return Optional.of(name);
	}

	private void add(WrittenHeader header, List<NamedTemplate> all, Entries entries) {
		Setting name = header.name();
		Setting value = header.value();
		entries.refusal(name.text()).ifPresent((why) -> this.problems.add(name.place(), name.key() + ": " + why));
		if (!isVisible(value.text())) {
			this.problems.add(value.place(), value.key()
					+ " has letters that cannot stand in a header: line breaks, control characters, or others than ASCII.");
		}
		add(new NamedTemplate(name.text(), new Template.Constant(value.text())), name, all);
	}

	private static boolean isVisible(String secret) {
		return secret.chars().allMatch((letter) -> ' ' <= letter && letter <= '~');
	}

	private void add(NamedTemplate header, Setting place, List<NamedTemplate> all) {
		checkSingle(header.name(), place, all);
		all.add(header);
	}

	private void checkSingle(String header, Setting place, List<NamedTemplate> all) {
		if (all.stream().anyMatch((other) -> other.name().equalsIgnoreCase(header))) {
			this.problems.add(place.place(),
					place.key() + ": the service has a header " + header + " already. Leave one of them out.");
		}
	}

}
