package io.sluice.downstream.message;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.PlainText;

/** Booleans, strings and bytes, made of JSON values. */
final class Scalars {

	private Scalars() {
	}

	static boolean bool(Object value) {
		return switch (value) {
			case Boolean truth -> truth;
			case String text when text.equals("true") -> true;
			case String text when text.equals("false") -> false;
			default -> throw new UnfitException("a boolean is needed");
		};
	}

	static String string(Object value) {
		if (value instanceof Map<?, ?> || value instanceof List<?>) {
			throw new UnfitException("a string is needed");
		}
		String text = PlainText.of(value);
		if (hasLoneSurrogate(text)) {
			throw new UnfitException("it holds half a surrogate pair, which is no text");
		}
		return text;
	}

	private static boolean hasLoneSurrogate(String text) {
		for (int index = 0; index < text.length(); index++) {
			if (Character.isSurrogate(text.charAt(index))) {
				int character = text.codePointAt(index);
				if (!Character.isSupplementaryCodePoint(character)) {
					return true;
				}
				index++;
			}
		}
		return false;
	}

	/** The bytes that base64 stands for: of either alphabet, padded or not. */
	static byte[] bytes(Object value) {
		if (value instanceof String text) {
			boolean forUrls = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
			try {
				return (forUrls ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
			}
			catch (IllegalArgumentException ex) {
				throw new UnfitException("base64 is needed");
			}
		}
		throw new UnfitException("base64 is needed");
	}

}
