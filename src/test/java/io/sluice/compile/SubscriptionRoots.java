package io.sluice.compile;

import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Blueprint;

/**
 * Makes the type {@code Events} of a schema the one that clients subscribe to, whatever
 * its fields are bound to: what streams answers is a fake.
 */
public final class SubscriptionRoots {

	private SubscriptionRoots() {
	}

	/**
	 * Lets clients subscribe.
	 * @param blueprint may have a type {@code Events}
	 * @return the same, but with its fields as subscriptions
	 */
	public static Blueprint of(Blueprint blueprint) {
		GraphQLSchema schema = blueprint.schema();
		return new Blueprint(schema.transform((builder) -> builder.subscription(schema.getObjectType("Events"))),
				blueprint.services(), blueprint.bindings(), blueprint.access(), blueprint.rules(), blueprint.costs(),
				blueprint.discriminators(), blueprint.enums(), blueprint.caching(), blueprint.terms());
	}

}
