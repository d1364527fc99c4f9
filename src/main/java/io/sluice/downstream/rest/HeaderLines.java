package io.sluice.downstream.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a call, sorted by name: those of the call, those of its service that the
 * call does not replace, and what is sent where neither says otherwise.
 */
final class HeaderLines {

	private static final NamedTemplate ACCEPT = constant("Accept", "application/json");

	private static final NamedTemplate CONTENT_TYPE = constant("Content-Type", "application/json");

	private final List<HeaderLine> lines;

	private final boolean constant;

	/**
	 * The headers of a call.
	 * @param call the call
	 */
	HeaderLines(RestCall call) {
		Map<String, List<HeaderLine>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		replace(byName, List.of(ACCEPT));
		if (call.body().isPresent()) {
			replace(byName, List.of(CONTENT_TYPE));
		}
		replace(byName, call.service().headers());
		replace(byName, call.headers());
		this.lines = byName.values().stream().flatMap(List::stream).toList();
		this.constant = this.lines.stream().allMatch(HeaderLine::isConstant);
	}

	private static NamedTemplate constant(String name, String value) {
		return new NamedTemplate(name, new Template.Constant(value));
	}

	private static void replace(Map<String, List<HeaderLine>> byName, List<NamedTemplate> headers) {
		headers.forEach((header) -> byName.remove(header.name()));
		headers.forEach((header) -> byName.computeIfAbsent(header.name(), (name) -> new ArrayList<>())
			.add(new HeaderLine(header)));
	}

	/** Whether the headers are the same for every call. */
	boolean isConstant() {
		return this.constant;
	}

	/**
	 * Writes names and values in turn.
	 * @param values what placeholders stand for
	 * @param out where they are appended
	 * @return {@code null} if they may be sent, else why not
	 */
	@Nullable Rendered write(Values values, List<String> out) {
		for (HeaderLine line : this.lines) {
			Rendered obstacle = line.write(values, out);
			if (obstacle != null) {
				return obstacle;
			}
		}
		return null;
	}

}
