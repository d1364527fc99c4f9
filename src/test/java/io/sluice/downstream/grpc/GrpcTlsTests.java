package io.sluice.downstream.grpc;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.sluice.downstream.Answer;
import io.sluice.downstream.UnusableBundleException;
import io.sluice.tls.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** TLS with Spring Boot's bundles, and certificates that were signed by themselves. */
class GrpcTlsTests {

	@TempDir
	private static Path folder;

	private static Stores stores;

	@BeforeAll
	static void sign() {
		stores = new Stores(folder);
		stores.create("server");
		stores.create("client");
	}

	private static NettyServerBuilder secured(NettyServerBuilder builder, ClientAuth auth) {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(stores.load("server"), Stores.PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(stores.trusting("client"));
			return builder.sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(keys).trustManager(trust))
				.clientAuth(auth)
				.build());
		}
		catch (Exception ex) {
			throw new AssertionError("no TLS", ex);
		}
	}

	private static ThingsServer secure(ClientAuth auth) {
		return ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("safe"));
			observer.onCompleted();
		}, (builder) -> secured(builder, auth));
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
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class,
				(rejected) -> assertThat(rejected.status()).isEqualTo("UNAVAILABLE"));
	}

	@Test
	void aBundleSaysWhomToTrust() throws Exception {
		try (ThingsServer things = secure(ClientAuth.NONE)) {
			assertThat(answer(Calls.to(things).bundle("inner"), bundle(null, SslOptions.NONE)))
				.isInstanceOf(Answer.Payload.class);
		}
	}

	@Test
	void aBundleSaysWhoWeAre() throws Exception {
		try (ThingsServer things = secure(ClientAuth.REQUIRE)) {
			assertThat(answer(Calls.to(things).bundle("inner"), bundle("client", SslOptions.NONE)))
				.isInstanceOf(Answer.Payload.class);
			assertUnavailable(answer(Calls.to(things).bundle("inner"), bundle(null, SslOptions.NONE)));
		}
	}

	@Test
	void aBundleSaysWhichProtocolsAndCiphers() throws Exception {
		SslOptions options = SslOptions.of(Set.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"), Set.of("TLSv1.2"));
		try (ThingsServer things = secure(ClientAuth.NONE)) {
			assertThat(answer(Calls.to(things).bundle("inner"), bundle(null, options)))
				.isInstanceOf(Answer.Payload.class);
		}
	}

	@Test
	void aBundleThatCannotBeUsedIsRefused() throws Exception {
		SslBundles bundles = bundle(null, SslOptions.of(Set.of("NO_SUCH_CIPHER"), Set.of("TLSv1.2")));
		assertThatExceptionOfType(UnusableBundleException.class)
			.isThrownBy(() -> Wire.to(Calls.to("127.0.0.1:1").bundle("inner"), bundles))
			.withMessageStartingWith("sluice.services.things.ssl-bundle is \"inner\", which cannot be used: ");
	}

	@Test
	void aBundleThatIsNotThereIsRefused() throws Exception {
		SslBundles bundles = bundle(null, SslOptions.NONE);
		assertThatExceptionOfType(UnusableBundleException.class)
			.isThrownBy(() -> Wire.to(Calls.to("127.0.0.1:1").bundle("outer"), bundles))
			.withMessageStartingWith("sluice.services.things.ssl-bundle is \"outer\", which cannot be used: ");
	}

	@Test
	void withoutABundleThePlatformSaysWhomToTrust() {
		try (ThingsServer things = secure(ClientAuth.NONE)) {
			assertUnavailable(answer(Calls.to(things).tls(), new DefaultSslBundleRegistry()));
		}
	}

	@Test
	void plaintextIsSpokenOnlyWhenAskedFor() {
		try (ThingsServer things = secure(ClientAuth.NONE); ThingsServer open = ThingsServer.answering("x")) {
			assertUnavailable(Wire.answer(Calls.to(things)));
			assertUnavailable(Wire.answer(Calls.to(open).tls()));
			assertThat(open.seen()).isEmpty();
			assertThat(List.of(things.seen())).containsExactly(List.of());
		}
	}

}
