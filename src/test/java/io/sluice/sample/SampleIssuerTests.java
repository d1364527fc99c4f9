package io.sluice.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SampleIssuerTests {

	@Test
	void saysWhereItIs() {
		try (SampleIssuer issuer = SampleIssuer.start(0)) {
			assertThat(issuer.url()).hasHost("127.0.0.1").hasPath("/storefront");
			assertThat(issuer.arguments()).containsExactly("--ISSUER_URL=" + issuer.url());
		}
	}

	@Test
	void saysWhichPortIsTaken() {
		try (SampleIssuer issuer = SampleIssuer.start(0)) {
			int taken = issuer.url().getPort();
			assertThatExceptionOfType(PortTakenException.class).isThrownBy(() -> SampleIssuer.start(taken))
				.withMessageContaining("Port " + taken + " of the sample service 'issuer' is taken.");
		}
	}

}
