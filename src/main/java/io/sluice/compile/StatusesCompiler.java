package io.sluice.compile;

import java.util.List;

import io.sluice.blueprint.Statuses;
import io.sluice.config.AnswerSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles {@code sluice.answers}. */
final class StatusesCompiler {

	private final SettingValues values;

	StatusesCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	Statuses compile(AnswerSettings settings) {
		return new Statuses(oneOf(settings.validationStatus(), Statuses.USUAL.invalid(), 422),
				oneOf(settings.partialSuccessStatus(), Statuses.USUAL.partial(), 294));
	}

	private int oneOf(@Nullable Setting setting, int usual, int other) {
		return this.values.read(setting, usual,
				(text) -> List.of(usual, other)
					.stream()
					.filter((status) -> String.valueOf(status).equals(text.strip()))
					.findFirst(),
				"neither %d nor %d.".formatted(usual, other));
	}

}
