package io.sluice.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Template;
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
		return compile(written, Entries.HEADERS);
	}

	List<NamedTemplate> metadata(@Nullable List<HeaderSettings> written) {
		return compile(written, Entries.METADATA);
	}

	private List<NamedTemplate> compile(@Nullable List<HeaderSettings> written, Entries entries) {
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
			Template template = this.templates.text(Text.of(value));
			report(name, entries.refusal(name.text()));
			report(value, entries.refusal(name.text(), template));
			headers.add(new NamedTemplate(name.text(), template));
		}
		return headers;
	}

	private void report(Setting setting, Optional<String> refusal) {
		refusal.ifPresent((why) -> this.problems.add(setting.place(), setting.key() + ": " + why));
	}

}
