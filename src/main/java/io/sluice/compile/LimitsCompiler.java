package io.sluice.compile;

import io.sluice.blueprint.Limits;
import io.sluice.config.LimitSettings;

/** Compiles {@code sluice.limits}. */
final class LimitsCompiler {

	private final SettingValues values;

	LimitsCompiler(Problems problems) {
		this.values = new SettingValues(problems);
	}

	Limits compile(LimitSettings limits) {
		return new Limits(this.values.count(limits.tokens(), Defaults.TOKENS, "tokens"),
				this.values.count(limits.depth(), Defaults.DEPTH, "fields"),
				this.values.count(limits.aliases(), Defaults.ALIASES, "aliases"),
				this.values.count(limits.rootFields(), Defaults.ROOT_FIELDS, "fields"),
				this.values.count(limits.fields(), Defaults.FIELDS, "fields"),
				this.values.size(limits.answerSize(), Defaults.ANSWER_SIZE),
				this.values.count(limits.connections(), Defaults.CONNECTIONS, "connections"), this.values.count(
						limits.subscriptionsPerConnection(), Defaults.SUBSCRIPTIONS_PER_CONNECTION, "subscriptions"));
	}

}
