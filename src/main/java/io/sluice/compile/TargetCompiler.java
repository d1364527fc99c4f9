package io.sluice.compile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sluice.config.GrpcSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles {@code grpc.target} and {@code grpc.plaintext}. */
final class TargetCompiler {

	/** Stands for a target that is not said, or is none. */
	static final String NOWHERE = "dns:///invalid";

	private static final int MAX_PORT = 65535;

	private static final Pattern TARGET = Pattern.compile("(?:dns://[\\w.:\\[\\]-]*/)?([^/?#@%\\s]+)");

	private final Problems problems;

	private final SettingValues values;

	TargetCompiler(Problems problems) {
		this.problems = problems;
		this.values = new SettingValues(problems);
	}

	/** Where a service is; something harmless if that is not said. */
	String target(GrpcSettings grpc, Setting service) {
		if (grpc.target() == null) {
			this.problems.add(service.place(),
					service.key() + ".grpc does not say where the service is. Add target: \"dns:///host:port\".");
		}
		return this.values.read(grpc.target(), NOWHERE, TargetCompiler::target,
				"nothing that gRPC can find. Write it like dns:///pricing:9090 or pricing:9090.");
	}

	private static Optional<String> target(String text) {
		Matcher matcher = TARGET.matcher(text.strip());
		return (matcher.matches() && isHost(matcher.group(1))) ? Optional.of(text.strip()) : Optional.empty();
	}

	/** Whether this is a host, perhaps with a port, as gRPC reads them. */
	private static boolean isHost(String name) {
		try {
			URI uri = new URI("//" + name);
			return uri.getHost() != null && uri.getPort() <= MAX_PORT;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/** Whether nothing is to be encrypted. */
	boolean isPlaintext(GrpcSettings grpc, @Nullable Setting sslBundle) {
		boolean plaintext = this.values.truth(grpc.plaintext());
		if (plaintext && sslBundle != null) {
			this.problems.add(sslBundle.place(),
					sslBundle.key() + " is for encrypted connections, but plaintext is true. Leave one out.");
		}
		return plaintext;
	}

}
