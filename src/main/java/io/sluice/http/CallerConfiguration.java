package io.sluice.http;

import io.sluice.access.Callers;
import io.sluice.generation.Generation;

import org.springframework.context.annotation.Bean;

/** Finds out who asks one generation. */
class CallerConfiguration {

	@Bean
	Callers callers(Generation generation, KnownCallers known) {
		return known.of(generation.blueprint().terms().security());
	}

}
