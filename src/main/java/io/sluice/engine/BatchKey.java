package io.sluice.engine;

import java.util.Collection;
import java.util.Map;

import io.sluice.blueprint.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a row asks a batch for. Keys are equal by text: {@code "1021"} and {@code 1021}
 * are one.
 */
final class BatchKey {

	private final Object sent;

	private final String text;

	private BatchKey(Object sent, String text) {
		this.sent = sent;
		this.text = text;
	}

	/**
	 * A key.
	 * @param value what the key's template gave
	 * @return the key, or {@code null} if it is null or a part of it is
	 */
	static @Nullable BatchKey of(@Nullable Object value) {
		if (value instanceof Map<?, ?> members) {
			String text = composite(members.values());
			return (text != null) ? new BatchKey(value, text) : null;
		}
		return (value != null) ? new BatchKey(value, text(value)) : null;
	}

	/**
	 * The text of a composite key.
	 * @param members its members' values
	 * @return a text that no other members have, or {@code null} if one of them is null
	 */
	static @Nullable String composite(Collection<?> members) {
		StringBuilder text = new StringBuilder();
		for (Object member : members) {
			if (member == null) {
				return null;
			}
			String part = text(member);
			text.append(part.length()).append(':').append(part);
		}
		return text.toString();
	}

	private static String text(Object value) {
		return PlainText.of(value);
	}

	/**
	 * The key as it is sent.
	 * @return a scalar, or an object for a composite key
	 */
	Object sent() {
		return this.sent;
	}

	/**
	 * The key as it is compared.
	 * @return its text
	 */
	String text() {
		return this.text;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other == this || (other instanceof BatchKey that && this.text.equals(that.text));
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
