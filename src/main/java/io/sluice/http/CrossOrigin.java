package io.sluice.http;

import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Which pages of other origins may ask.
 *
 * @param path where the endpoint is
 * @param allowed what they may; nothing if {@code null}
 */
record CrossOrigin(String path, @Nullable CorsConfiguration allowed) implements WebFluxConfigurer {

	@Override
	public void addCorsMappings(CorsRegistry registry) {
		if (this.allowed != null) {
			registry.addMapping(this.path).combine(this.allowed);
		}
	}

}
