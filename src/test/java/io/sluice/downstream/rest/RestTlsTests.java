package io.sluice.downstream.rest;

import java.nio.file.Path;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sluice.downstream.Answer;
import io.sluice.downstream.UnusableBundleException;
import io.sluice.fault.Code;
import io.sluice.tls.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** TLS with Spring Boot's bundles, and certificates that were signed by themselves. */
class RestTlsTests {

	@TempDir
	private static Path folder;

	private static Stores stores;

	private @Nullable WireMockServer server;

	@BeforeAll
	static void sign() {
		stores = new Stores(folder);
		stores.create("server");
		stores.create("client");
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.stop();
		}
	}

	/** A call to a server that may want to know who calls. */
	private Calls secure(boolean clientAuth) {
		WireMockConfiguration options = WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.httpDisabled(true)
			.dynamicHttpsPort()
			.keystorePath(stores.keys("server").toString())
			.keystorePassword(Stores.PASSWORD)
			.keyManagerPassword(Stores.PASSWORD)
			.keystoreType("PKCS12");
		if (clientAuth) {
			options.needClientAuth(true)
				.trustStorePath(stores.trust("client").toString())
				.trustStorePassword(Stores.PASSWORD)
				.trustStoreType("PKCS12");
		}
		this.server = new WireMockServer(options);
		this.server.start();
		this.server.stubFor(WireMock.get("/things").willReturn(WireMock.okJson("{\"safe\": true}")));
		return Calls.to("https://127.0.0.1:" + this.server.httpsPort());
	}

	private static SslBundles bundle(@Nullable String shown, SslOptions options) {
		return new DefaultSslBundleRegistry("inner", stores.bundle(shown, "server", options));
	}

	private static Answer answer(Calls call, SslBundles bundles) {
		try (Wire wire = Wire.to(call, bundles)) {
			return wire.send();
		}
	}

	private static void assertUnavailable(Answer answer) {
		assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class,
				(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_UNAVAILABLE));
	}

	@Test
	void aBundleSaysWhomToTrust() {
		assertThat(answer(secure(false).bundle("inner"), bundle(null, SslOptions.NONE)))
			.isInstanceOf(Answer.Payload.class);
	}

	@Test
	void aBundleSaysWhoWeAre() {
		Calls call = secure(true).bundle("inner");
		assertThat(answer(call, bundle("client", SslOptions.NONE))).isInstanceOf(Answer.Payload.class);
		assertUnavailable(answer(call, bundle(null, SslOptions.NONE)));
		assertUnavailable(answer(call, bundle("server", SslOptions.NONE)));
	}

	@Test
	void aBundleSaysWhichProtocolsAndCiphers() {
		Calls call = secure(false).bundle("inner");
		assertThat(answer(call,
				bundle(null, SslOptions.of(Set.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"), Set.of("TLSv1.2")))))
			.isInstanceOf(Answer.Payload.class);
		// the server's key is none of RSA
		assertUnavailable(answer(call,
				bundle(null, SslOptions.of(Set.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), Set.of("TLSv1.2")))));
	}

	@Test
	void withoutABundleThePlatformSaysWhomToTrust() {
		assertUnavailable(answer(secure(false), bundle(null, SslOptions.NONE)));
	}

	@Test
	void aBundleThatIsNotThereIsRefused() {
		SslBundles bundles = bundle(null, SslOptions.NONE);
		assertThatExceptionOfType(UnusableBundleException.class)
			.isThrownBy(() -> Wire.to(Calls.to("https://127.0.0.1:1").bundle("outer"), bundles))
			.withMessageStartingWith("sluice.services.things.ssl-bundle is \"outer\", which cannot be used: ");
	}

}
