package io.sluice.http;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * The most bytes of a request that are read.
 *
 * @param bytes the limit; what is larger is answered with 413
 */
record BodySize(int bytes) implements WebFluxConfigurer {

	@Override
	public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
		configurer.defaultCodecs().maxInMemorySize(this.bytes);
	}

}
