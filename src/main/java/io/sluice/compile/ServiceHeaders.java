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
			WrittenHeader.of(header, this.problems).ifPresent((whole) -> headers.add(compile(whole, entries)));
		}
		return headers;
	}

	private NamedTemplate compile(WrittenHeader header, Entries entries) {
		String name = header.name().text();
		Template template = this.templates.text(Text.of(header.value()));
		report(header.name(), entries.refusal(name));
		report(header.value(), entries.refusal(name, template));
		return new NamedTemplate(name, template);
	}

	private void report(Setting setting, Optional<String> refusal) {
		refusal.ifPresent((why) -> this.problems.add(setting.place(), setting.key() + ": " + why));
	}

}
