package io.sluice.plan;

import java.util.Set;

import graphql.execution.MergedField;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLObjectType;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Discovery;
import io.sluice.blueprint.Security;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/** What becomes of a field that the caller may not see. */
sealed interface Refusals {

	/**
	 * What callers must have to see it.
	 * @param type the type that it is selected of
	 * @return what is needed
	 */
	Access needed(GraphQLObjectType type);

	/** What stands in its place. */
	Fault fault();

	/** Whether nothing of the operation is executed. */
	boolean isWhole(boolean ofRoot);

	/** Whether the client is told which field it is. */
	boolean isTold();

	/**
	 * What would become of a field.
	 * @param blueprint what is promised
	 * @param kind of the operation
	 * @param field what is selected
	 * @return what to do with those who may not see it
	 */
	static Refusals of(Blueprint blueprint, Operation kind, MergedField field) {
		return Introspection.FIELDS.contains(field.getName())
				? new Introspection(blueprint.terms().security().introspection())
				: new Data(blueprint, kind, field.getName());
	}

	/**
	 * {@code __schema} and {@code __type}: without them, whoever asks has no use for the
	 * rest.
	 *
	 * @param access what is needed
	 */
	record Introspection(Access access) implements Refusals {

		private static final Set<String> FIELDS = Set.of("__schema", "__type");

		private static final Fault OFF = Fault.of(Code.INTROSPECTION_DISABLED, "The schema is not told to anybody.");

		private static final Fault NOT_FOR_ALL = Fault.of(Code.INTROSPECTION_DISABLED,
				"The schema is told to callers with a good token only.");

		@Override
		public Access needed(GraphQLObjectType type) {
			return this.access;
		}

		@Override
		public Fault fault() {
			return this.access.equals(Access.CLOSED) ? OFF : NOT_FOR_ALL;
		}

		@Override
		public boolean isWhole(boolean ofRoot) {
			return true;
		}

		@Override
		public boolean isTold() {
			return true;
		}

	}

	/**
	 * Any other field.
	 *
	 * @param blueprint what is promised
	 * @param kind of the operation
	 * @param name the name of the field
	 */
	record Data(Blueprint blueprint, Operation kind, String name) implements Refusals {

		private static final Fault REFUSED = Fault.of(Code.UNAUTHORIZED_FIELD_OR_TYPE,
				"The caller may not see this field.");

		@Override
		public Access needed(GraphQLObjectType type) {
			return this.blueprint.access(type.getName(), this.name);
		}

		@Override
		public Fault fault() {
			return REFUSED;
		}

		/**
		 * A mutation has no effect at all if some of its answer could not be seen; a
		 * subscription has no events if they could not. Where what may not be seen is
		 * hidden, it was not asked for: it is in what was.
		 */
		@Override
		public boolean isWhole(boolean ofRoot) {
			Security security = this.blueprint.terms().security();
			return (security.unauthorizedRejected() && security.discovery() == Discovery.SHOW) || switch (this.kind) {
				case QUERY -> false;
				case MUTATION -> true;
				case SUBSCRIPTION -> ofRoot;
			};
		}

		@Override
		public boolean isTold() {
			return this.blueprint.terms().security().discovery() == Discovery.SHOW;
		}

	}

}
