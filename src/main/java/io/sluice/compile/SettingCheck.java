package io.sluice.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.sluice.config.Setting;
import io.sluice.config.Settings;

/** Checks that every key of the configuration is one of ours. */
final class SettingCheck {

	private static final Pattern ELEMENT = Pattern.compile("\\[([^\\]]*)]|[^.\\[\\]]+");

	private static final Pattern UNSET = Pattern.compile("\\$\\{([^:}]+)");

	private final Problems problems;

	private final Set<String> reported = new HashSet<>();

	SettingCheck(Problems problems) {
		this.problems = problems;
	}

	void check(Settings settings) {
		settings.written().forEach(this::check);
	}

	private void check(Setting setting) {
		SettingShape shape = SettingShape.all();
		List<MatchResult> elements = ELEMENT.matcher(setting.key()).results().toList();
		for (MatchResult element : elements.subList(1, elements.size())) {
			Optional<SettingShape> below = below(shape, setting, element);
			if (below.isEmpty()) {
				return;
			}
			shape = below.get();
		}
		checkEnd(shape, setting);
	}

	/** What is below an element; empty if there is nothing left to check. */
	private Optional<SettingShape> below(SettingShape shape, Setting setting, MatchResult element) {
		String name = (element.group(1) != null) ? element.group(1) : element.group();
		String owner = setting.key().substring(0, element.start()).replaceAll("\\.$", "");
		return switch (shape) {
			case SettingShape.Abridged(SettingShape.Section whole) -> below(whole, setting, element);
			case SettingShape.Section section -> {
				Map<String, SettingShape> keys = section.keys();
				Optional<String> key = keys.keySet().stream().filter((known) -> same(known, name)).findFirst();
				String upTo = setting.key().substring(0, element.end());
				if (key.isEmpty() && this.reported.add(upTo)) {
					this.problems.add(setting.place(),
							upTo + " is no known key. " + Suggestion.of(name, "Known below " + owner, section.built()));
				}
				yield key.map(keys::get);
			}
			case SettingShape.Listed(SettingShape each) -> {
				if (!name.matches("\\d+")) {
					this.problems.add(setting.place(),
							owner + " is a list, so \"" + name + "\" cannot be below it. " + expected(shape));
					yield Optional.empty();
				}
				yield Optional.of(each);
			}
			case SettingShape.Value _ -> {
				this.problems.add(setting.place(),
						owner + " is a single value, so \"" + name + "\" cannot be below it.");
				yield Optional.empty();
			}
			case SettingShape.Named(SettingShape each) -> Optional.of(each);
			case SettingShape.Anything _ -> Optional.empty();
		};
	}

	private void checkEnd(SettingShape shape, Setting setting) {
		boolean single = isSingle(shape) || (shape instanceof SettingShape.Listed list && isSingle(list.each()));
		if (!single && !(shape instanceof SettingShape.Anything) && !setting.text().isEmpty()) {
			this.problems.add(setting.place(), setting.key() + " is \"" + setting.text()
					+ "\", but must be more than one value. " + expected(shape));
		}
		UNSET.matcher(setting.text())
			.results()
			.filter((_) -> single)
			.forEach((unset) -> this.problems.add(setting.place(), setting.key() + " needs ${" + unset.group(1)
					+ "}, which is not set. Set it, or write a default: ${" + unset.group(1) + ":...}."));
	}

	private static boolean isSingle(SettingShape shape) {
		return shape instanceof SettingShape.Value || shape instanceof SettingShape.Abridged;
	}

	private static String expected(SettingShape shape) {
		return switch (shape) {
			case SettingShape.Section section when section.isBuilt() ->
				"Known keys: " + String.join(", ", section.built()) + ".";
			case SettingShape.Section _ -> "None of its keys is supported yet.";
			case SettingShape.Named _ -> "Write names, and what is below each of them.";
			case SettingShape.Listed(SettingShape.Section each) ->
				"Write [{" + String.join(": ..., ", each.built()) + ": ...}].";
			case SettingShape.Listed _ -> "Write [..., ...].";
			case SettingShape.Abridged(var whole) -> expected(whole);
			case SettingShape.Value _, SettingShape.Anything _ -> "";
		};
	}

	/** As Spring Boot compares keys: dashes, underscores and case do not count. */
	private static boolean same(String known, String written) {
		return known.replace("-", "").equals(written.replaceAll("[-_]", "").toLowerCase(Locale.ROOT));
	}

}
