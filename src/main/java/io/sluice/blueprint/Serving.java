package io.sluice.blueprint;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;

/**
 * Whom the answers of a call that changes nothing may serve, in words for operators.
 *
 * @param dependsOn what makes one request another, besides what is asked for; empty if
 * nothing does
 * @param sharedWith who may be given the same answer
 * @param keptFor how long it is kept; empty if it is not
 */
public record Serving(Optional<String> dependsOn, String sharedWith, Optional<String> keptFor) {

	/**
	 * Whether the answers of a call may serve anybody but who asked: it is safe, and its
	 * field is one of neither mutations nor subscriptions.
	 * @param blueprint of which the call is
	 * @param field for which it is made
	 * @param call the call
	 * @return {@code false} if there is nothing to tell of whom they serve
	 */
	public static boolean isPossible(Blueprint blueprint, FieldCoordinates field, ServiceCall call) {
		GraphQLSchema schema = blueprint.schema();
		return call.isSafe() && Stream
			.of(Optional.ofNullable(schema.getMutationType()), Optional.ofNullable(schema.getSubscriptionType()))
			.flatMap(Optional::stream)
			.noneMatch((changing) -> changing.getName().equals(field.getTypeName()));
	}

	/**
	 * Whom the answers of a call may serve.
	 * @param call a safe call
	 * @param keeping how its values are kept, if they are
	 * @return the words
	 */
	public static Serving of(ServiceCall call, Optional<Keeping> keeping) {
		Identity identity = Identity.of(call);
		String inputs = identity.inputs().stream().map(Reference::written).collect(Collectors.joining(" "));
		return new Serving(Optional.of(inputs).filter((text) -> !text.isEmpty()), sharedWith(identity),
				keeping.map(Serving::time));
	}

	private static String sharedWith(Identity identity) {
		return switch (identity) {
			case Identity.Everyone _ -> "everyone";
			case Identity.SameInputs _ -> "whoever has the same of these";
			case Identity.OneCaller _ -> "the same caller";
			case Identity.OneToken _ -> "the same token";
			case Identity.Nobody(String why, var _) -> "nobody: " + why;
		};
	}

	private static String time(Keeping keeping) {
		StringBuilder time = new StringBuilder(seconds(keeping.maxAge()));
		if (keeping.staleWhileRevalidate().isPositive()) {
			time.append(", ").append(seconds(keeping.staleWhileRevalidate())).append(" more while fetched anew");
		}
		if (keeping.staleIfError().isPositive()) {
			time.append(", ").append(seconds(keeping.staleIfError())).append(" more if the service fails");
		}
		return time.append(keeping.perCaller() ? ", for each caller" : "").toString();
	}

	private static String seconds(Duration time) {
		return time.toSeconds() + "s";
	}

}
