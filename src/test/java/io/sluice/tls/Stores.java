package io.sluice.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * Certificates of 127.0.0.1 that were signed by themselves, each in a file with its key
 * and in another one without.
 *
 * @param folder where the files are
 */
public record Stores(Path folder) {

	/** Of all files. */
	public static final String PASSWORD = "changeit";

	/** The file of a new certificate and its key. */
	public Path create(String name) {
		Path file = keys(name);
		keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
				"SAN=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12", "-keystore", file.toString());
		store(trusting(name), trust(name));
		return file;
	}

	private static void keytool(String... arguments) {
		try {
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
			builder.command().addAll(List.of(arguments));
			builder.command().addAll(List.of("-storepass", PASSWORD));
			Process keytool = builder.redirectErrorStream(true).start();
			String output = new String(keytool.getInputStream().readAllBytes());
			if (keytool.waitFor() != 0) {
				throw new IllegalStateException(output);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Where a certificate and its key are. */
	public Path keys(String name) {
		return this.folder.resolve(name + ".p12");
	}

	/** Where a certificate is without its key. */
	public Path trust(String name) {
		return this.folder.resolve(name + "-trust.p12");
	}

	/** A certificate and its key. */
	public KeyStore load(String name) {
		try (InputStream in = Files.newInputStream(keys(name))) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(in, PASSWORD.toCharArray());
			return store;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A certificate without its key. */
	public KeyStore trusting(String name) {
		try {
			KeyStore trust = KeyStore.getInstance("PKCS12");
			trust.load(null, null);
			trust.setCertificateEntry(name, load(name).getCertificate(name));
			return trust;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void store(KeyStore store, Path file) {
		try (var out = Files.newOutputStream(file)) {
			store.store(out, PASSWORD.toCharArray());
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A bundle.
	 * @param shown the name of the certificate that is shown, if any
	 * @param trusted the name of the certificate that is trusted
	 * @param options protocols and ciphers
	 */
	public SslBundle bundle(@Nullable String shown, String trusted, SslOptions options) {
		KeyStore keys = (shown != null) ? load(shown) : null;
		return SslBundle.of(SslStoreBundle.of(keys, PASSWORD, trusting(trusted)), SslBundleKey.of(PASSWORD), options);
	}

	/** The properties of a bundle, as Spring Boot reads them. */
	public String properties(String bundle, @Nullable String shown, String trusted) {
		String trust = "spring.ssl.bundle.jks.%s.truststore: {location: \"file:%s\", password: %s, type: PKCS12}%n"
			.formatted(bundle, trust(trusted), PASSWORD);
		return (shown == null) ? trust
				: trust + "spring.ssl.bundle.jks.%s.keystore: {location: \"file:%s\", password: %s, type: PKCS12}%n"
					.formatted(bundle, keys(shown), PASSWORD);
	}

}
