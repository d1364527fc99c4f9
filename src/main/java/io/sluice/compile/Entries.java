package io.sluice.compile;

import java.util.Base64;
import java.util.Optional;

import io.sluice.blueprint.Template;

/** What is sent as pairs of a name and a value, and what may stand in them. */
enum Entries {

	/** Parameters of a URL. */
	QUERY {
		@Override
		Optional<String> refusal(String name) {
			return Optional.empty();
		}
	},

	/** Headers of HTTP. */
	HEADERS {
		@Override
		Optional<String> refusal(String name) {
			return HeaderNames.refusal(name);
		}
	},

	/** Metadata of gRPC. */
	METADATA {
		@Override
		Optional<String> refusal(String name) {
			return HeaderNames.metadataRefusal(name);
		}

		@Override
		Optional<String> refusal(String name, Template value) {
			return switch (value) {
				case Template.Constant(String text) when HeaderNames.isBinary(name) && !isBase64(text) -> Optional
					.of(name + " is sent as bytes, so its value is written in base64, but this is \"" + text + "\".");
				case Template.ListOf _ ->
					Optional.of(name + " is a list, but metadata is one value. Write a pair for each of them: "
							+ "[{name: \"" + name + "\", value: \"value\"}].");
				case Template.Constant _, Template.Placeholder _, Template.Text _, Template.ObjectOf _ ->
					Optional.empty();
			};
		}
	};

	/** Why nothing can be sent with this name. */
	abstract Optional<String> refusal(String name);

	/** Why this value cannot be sent with this name, as far as that is known before. */
	Optional<String> refusal(String name, Template value) {
		return Optional.empty();
	}

	private static boolean isBase64(String text) {
		try {
			Base64.getDecoder().decode(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
