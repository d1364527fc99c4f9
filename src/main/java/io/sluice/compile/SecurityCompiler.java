package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.sluice.blueprint.Access;
import io.sluice.blueprint.Discovery;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Requirement;
import io.sluice.blueprint.Security;
import io.sluice.blueprint.Verification;
import io.sluice.config.Document;
import io.sluice.config.IssuerSettings;
import io.sluice.config.Place;
import io.sluice.config.SecuritySettings;
import io.sluice.config.Setting;

/** Compiles {@code sluice.security}, as far as it says who may ask. */
final class SecurityCompiler {

	private static final String NO_SCOPE = "no scope. Write one, without blanks.";

	private final Document document;

	private final BundleNames bundles;

	private final Problems problems;

	SecurityCompiler(Document document, BundleNames bundles, Problems problems) {
		this.document = document;
		this.bundles = bundles;
		this.problems = problems;
	}

	Security compile() {
		SecuritySettings settings = this.document.settings().security();
		List<IssuerSettings> written = Objects.requireNonNullElse(settings.issuers(), List.of());
		List<Issuer> issuers = new ArrayList<>();
		Map<String, Setting> names = new HashMap<>();
		for (int number = 0; number < written.size(); number++) {
			Setting whole = whole("sluice.security.issuers[" + number + "]");
			issuers.add(
					new IssuerCompiler(this.document, this.bundles, whole, this.problems).compile(written.get(number)));
			checkName(written.get(number), names);
		}
		checkIntrospection(issuers);
		SettingValues values = new SettingValues(this.problems);
		boolean required = values.truth(settings.requireAuthentication());
		if (required && written.isEmpty()) {
			Setting setting = Objects.requireNonNull(settings.requireAuthentication());
			this.problems.add(setting.place(),
					setting.key() + " is true, but there are no issuers, so nobody could ask. "
							+ "Add sluice.security.issuers, or leave it out.");
		}
		return new Security(issuers, required, values.truth(settings.rejectUnauthorized()),
				values.read(settings.discovery(), Discovery.SHOW, SecurityCompiler::discovery,
						"neither SHOW nor HIDE."),
				values.read(settings.introspection(), Access.OPEN, SecurityCompiler::introspection,
						"none of ALL, AUTHENTICATED and NONE."),
				values.read(settings.operatorScope(), Access.CLOSED, SecurityCompiler::scope, NO_SCOPE),
				explanation(settings, values), new ProxiesCompiler(this.problems).compile(settings));
	}

	private Access explanation(SecuritySettings settings, SettingValues values) {
		Access scope = values.read(settings.debugScope(), Access.CLOSED, SecurityCompiler::scope, NO_SCOPE);
		return values.read(settings.debug(), scope, (text) -> debug(text, scope), "neither ALL nor SCOPE.");
	}

	private static Optional<Access> debug(String text, Access scope) {
		return switch (text.strip()) {
			case "ALL" -> Optional.of(Access.OPEN);
			case "SCOPE" -> Optional.of(scope);
			default -> Optional.empty();
		};
	}

	private static Optional<Discovery> discovery(String text) {
		return switch (text.strip()) {
			case "SHOW" -> Optional.of(Discovery.SHOW);
			case "HIDE" -> Optional.of(Discovery.HIDE);
			default -> Optional.empty();
		};
	}

	private static Optional<Access> introspection(String text) {
		return switch (text.strip()) {
			case "ALL" -> Optional.of(Access.OPEN);
			case "AUTHENTICATED" -> Optional.of(new Access(Set.of(Requirement.Authenticated.INSTANCE)));
			case "NONE" -> Optional.of(Access.CLOSED);
			default -> Optional.empty();
		};
	}

	private static Optional<Access> scope(String text) {
		return text.matches("\\S+") ? Optional.of(new Access(Set.of(new Requirement.Scopes(Set.of(Set.of(text))))))
				: Optional.empty();
	}

	/** A token that is no JWT does not say whose it is. */
	private void checkIntrospection(List<Issuer> issuers) {
		List<Integer> asked = IntStream.range(0, issuers.size())
			.filter((number) -> issuers.get(number).verification() instanceof Verification.Introspection)
			.boxed()
			.toList();
		for (int number : asked.subList(Math.min(1, asked.size()), asked.size())) {
			Setting second = whole("sluice.security.issuers[" + number + "].introspection");
			this.problems.add(second.place(),
					second.key() + " is the second one, after sluice.security.issuers[" + asked.getFirst()
							+ "].introspection. A token that is no JWT does not say whose it is, "
							+ "so one issuer at most can be asked about such tokens.");
		}
	}

	private void checkName(IssuerSettings issuer, Map<String, Setting> names) {
		Setting name = issuer.issuer();
		Setting first = (name != null) ? names.putIfAbsent(name.text(), name) : null;
		if (name != null && first != null) {
			this.problems.add(name.place(), name.key() + " is \"" + name.text() + "\", and so is " + first.key()
					+ ". Write each issuer once, with all its audiences.");
		}
	}

	/** An issuer as a whole, with the place where its first setting is written. */
	private Setting whole(String key) {
		Place place = this.document.settings()
			.written()
			.stream()
			.filter((setting) -> setting.key().startsWith(key))
			.map(Setting::place)
			.findFirst()
			.orElse(new Place("gateway-config/security.yaml", 0, 0));
		return new Setting(key, "", place);
	}

}
