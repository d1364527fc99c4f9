package io.sluice.engine;

import java.util.List;
import java.util.Map;

import io.sluice.access.Account;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a request depends on, as one text. Different values give different
 * texts: each says its kind and its length.
 */
final class Dependence {

	private final StringBuilder text = new StringBuilder(64);

	/**
	 * Adds a value.
	 * @param value a JSON value as plain Java objects, or {@link Absent#ABSENT}
	 * @return this
	 */
	Dependence on(@Nullable Object value) {
		switch (value) {
			case null -> this.text.append('0');
			case Absent _ -> this.text.append('-');
			case String string -> counted('s', string);
			case Boolean truth -> this.text.append(truth ? 't' : 'f');
			case List<?> list -> {
				this.text.append('[').append(list.size()).append(':');
				list.forEach(this::on);
			}
			case Map<?, ?> map -> {
				this.text.append('{').append(map.size()).append(':');
				map.forEach((name, member) -> on(name).on(member));
			}
			default -> counted('n', PlainText.of(value));
		}
		return this;
	}

	/**
	 * Adds who somebody is.
	 * @param account tells callers apart
	 * @return this
	 */
	Dependence on(Account account) {
		return on(account.issuer()).on(account.subject()).on(account.client());
	}

	private void counted(char kind, String string) {
		this.text.append(kind).append(string.length()).append(':').append(string);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
