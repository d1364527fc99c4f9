package io.sluice.plan;

import java.util.List;
import java.util.Set;

import graphql.language.OperationDefinition;
import io.sluice.blueprint.Access;

/**
 * What one operation will do, with its conditions decided. Immutable; depends on the
 * document and the blueprint only.
 *
 * @param kind query, mutation or subscription
 * @param root the layout of the answer's root
 * @param layouts how many layouts there are
 * @param fields how many fields there are, all layouts together
 * @param access what callers must have to see all of it
 * @param refused what is left out, as the caller may not see it
 */
public record Plan(OperationDefinition.Operation kind, Layout root, int layouts, int fields, Set<Access> access,
		List<RefusedField> refused) {

	public Plan {
		access = Set.copyOf(access);
		refused = List.copyOf(refused);
	}

	/**
	 * Whether nothing of it is to be executed, as the caller may not see some of it.
	 * @return {@code false} if what may be seen of it is answered
	 */
	public boolean isRefused() {
		return this.refused.stream().anyMatch(RefusedField::whole);
	}

}
