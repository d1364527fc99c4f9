package io.sluice.downstream.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** TLS with Spring Boot's bundles, and certificates that were signed by themselves. */
class GrpcTlsTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	private static Path folder;

	private static KeyStore server;

	private static KeyStore client;

	@BeforeAll
	static void sign() throws Exception {
		server = selfSigned("server");
		client = selfSigned("client");
	}

	private static KeyStore selfSigned(String name) throws Exception {
		Path file = folder.resolve(name + ".p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
				"SAN=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
				PASSWORD)
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes());
		assertThat(keytool.waitFor()).as(output).isZero();
		return load(file);
	}

	private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		return store;
	}

	private static KeyStore trusting(KeyStore store, String name) throws Exception {
		KeyStore trust = KeyStore.getInstance("PKCS12");
		trust.load(null, null);
		trust.setCertificateEntry(name, store.getCertificate(name));
		return trust;
	}

	private static NettyServerBuilder secured(NettyServerBuilder builder, ClientAuth auth) {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(server, PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trusting(client, "client"));
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

	private static SslBundles bundle(KeyStore keys, SslOptions options) throws Exception {
		SslStoreBundle stores = SslStoreBundle.of(keys, PASSWORD, trusting(server, "server"));
		return new DefaultSslBundleRegistry("inner", SslBundle.of(stores, SslBundleKey.of(PASSWORD), options));
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
			assertThat(answer(Calls.to(things).bundle("inner"), bundle(client, SslOptions.NONE)))
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
			.withMessageStartingWith("sluice.services.things.ssl-bundle is \"inner\", which cannot be used for gRPC: ");
	}

	@Test
	void aBundleThatIsNotThereIsRefused() throws Exception {
		SslBundles bundles = bundle(null, SslOptions.NONE);
		assertThatExceptionOfType(UnusableBundleException.class)
			.isThrownBy(() -> Wire.to(Calls.to("127.0.0.1:1").bundle("outer"), bundles))
			.withMessage("sluice.services.things.ssl-bundle is \"outer\", which is not defined below "
					+ "spring.ssl.bundle. Defined: inner.");
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
