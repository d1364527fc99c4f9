package io.sluice.compile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sluice.config.GrpcSettings;
import io.sluice.config.Setting;
import org.jspecify.annotations.Nullable;

/** Compiles {@code grpc.target} and {@code grpc.plaintext}. */
final class TargetCompiler {

	private static final String NOWHERE = "dns:///invalid";

	private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

	private static final Pattern TARGET = Pattern
		.compile("(?:[a-z][a-z0-9+-]*:(?://[^/\\s@]*/)?)?(?:[^\\s/:@\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?");

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
		boolean fits = matcher.matches() && !WEB.matcher(text.strip()).matches()
				&& (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= 65535);
		return fits ? Optional.of(text.strip()) : Optional.empty();
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
