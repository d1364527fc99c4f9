package io.sluice.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Gives every bound {@link Setting} its key and its place. What has another shape than
 * the settings have is left out: it stands among {@link Settings#written()}, where
 * whoever judges finds that its key is not one of ours.
 */
final class Placing extends AbstractBindHandler {

	private final WrittenSettings written;

	Placing(WrittenSettings written) {
		this.written = written;
	}

	@Override
	public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property == null) {
			return result;
		}
		return switch (result) {
			case Setting _, ClaimSettings _ -> placed(property, result);
			case List<?> list -> list.stream().map((item) -> placed(property, item)).toList();
			default -> result;
		};
	}

	private Object placed(ConfigurationProperty property, Object item) {
		return switch (item) {
			case Setting setting when setting.key().isEmpty() -> this.written.of(property, setting.text());
			case ClaimSettings(Setting name, var values) when name.key().isEmpty() ->
				new ClaimSettings(this.written.of(property, name.text()), values);
			default -> item;
		};
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) {
		return null;
	}

}
