package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.sluice.blueprint.NamedTemplate;
import io.sluice.config.HeaderSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles the headers that go with all calls to a service. */
final class ServiceHeaders {

	private final Problems problems;

	private final TemplateCompiler templates;

	ServiceHeaders(Contract contract) {
		this.problems = contract.problems();
		this.templates = new TemplateCompiler(contract, Scope.service("header")).flat();
	}

	List<NamedTemplate> headers(@Nullable List<HeaderSettings> written) {
		return compile(written, HeaderNames::refusal);
	}

	List<NamedTemplate> metadata(@Nullable List<HeaderSettings> written) {
		return compile(written, HeaderNames::metadataRefusal);
	}

	private List<NamedTemplate> compile(@Nullable List<HeaderSettings> written,
			Function<String, Optional<String>> refusal) {
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
			refusal.apply(name.text()).ifPresent((why) -> this.problems.add(name.place(), name.key() + ": " + why));
			headers.add(new NamedTemplate(name.text(), this.templates.text(Text.of(value))));
		}
		return headers;
	}

}
