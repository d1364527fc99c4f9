package io.sluice.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import graphql.schema.FieldCoordinates;
import io.sluice.access.Caller;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Requirement;

/**
 * What callers must have, and what one of them lacks.
 *
 * @param access what is needed, by field
 * @param caller has some of it
 * @param refused the fields that the caller may not see
 */
record Guard(Map<FieldCoordinates, Access> access, Caller caller, Set<String> refused) {

	/** Nothing is needed. */
	static final Guard NONE = new Guard(Map.of(), Caller.ANONYMOUS, Set.of());

	private static final Access HAD = new Access(
			Set.of(new Requirement.Scopes(Set.of(Set.of("had"), Set.of("other")))));

	private static final Access LACKED = new Access(
			Set.of(Requirement.Authenticated.INSTANCE, new Requirement.Scopes(Set.of(Set.of("had", "lacked")))));

	/** Guards about every tenth field, and lets the caller see half of them. */
	static Guard of(Blueprint blueprint, Random random) {
		Map<FieldCoordinates, Access> access = new HashMap<>();
		Set<String> refused = new HashSet<>();
		blueprint.bindings()
			.keySet()
			.stream()
			.sorted(Comparator.comparing(FieldCoordinates::toString))
			.forEach((field) -> {
				if (random.nextInt(10) == 0) {
					boolean lacked = random.nextBoolean();
					access.put(field, lacked ? LACKED : HAD);
					if (lacked) {
						refused.add(field.getTypeName() + "." + field.getFieldName());
					}
				}
			});
		return new Guard(access, new Caller(true, Set.of("had"), Map.of()), refused);
	}

	Blueprint applied(Blueprint blueprint) {
		return new Blueprint(blueprint.schema(), blueprint.services(), blueprint.bindings(), this.access,
				blueprint.rules(), blueprint.costs(), blueprint.discriminators(), blueprint.enums(),
				blueprint.caching(), blueprint.terms());
	}

}
