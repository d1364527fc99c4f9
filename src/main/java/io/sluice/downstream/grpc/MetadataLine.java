package io.sluice.downstream.grpc;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.grpc.Metadata;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the metadata of a call.
 *
 * @param name its name; what ends in {@code -bin} is binary
 * @param value gives the text, for binary metadata in base64
 */
record MetadataLine(String name, Template value) {

	MetadataLine {
		name = name.toLowerCase(Locale.ROOT);
	}

	MetadataLine(NamedTemplate entry) {
		this(entry.name(), entry.value());
	}

	boolean isConstant() {
		return this.value instanceof Template.Constant;
	}

	/**
	 * Writes name and value; an entry whose value is null or absent is left out.
	 * @param values what placeholders stand for
	 * @param out where they are appended
	 * @return {@code null} if it was written or left out, else why it may not be sent
	 */
	@Nullable Rendered write(Values values, List<String> out) {
		return switch (this.value.evaluate(values)) {
			case null -> null;
			case Absent _ -> null;
			case List<?> _ -> Refusal.SHAPE.rendered();
			case Map<?, ?> _ -> Refusal.SHAPE.rendered();
			case Object scalar -> write(PlainText.of(scalar), out);
		};
	}

	private @Nullable Rendered write(String text, List<String> out) {
		String canonical = text;
		if (this.name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
			try {
				canonical = Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
			}
			catch (IllegalArgumentException ex) {
				return Refusal.NOT_BASE64.rendered();
			}
		}
		for (int index = 0; index < canonical.length(); index++) {
			char character = canonical.charAt(index);
			if (Character.isISOControl(character)) {
				return Refusal.CONTROL.rendered();
			}
			if (character > '~') {
				return Refusal.NOT_ASCII.rendered();
			}
		}
		out.add(this.name);
		out.add(canonical);
		return null;
	}

}
