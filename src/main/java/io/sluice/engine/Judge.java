package io.sluice.engine;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.GraphQLException;
import io.sluice.blueprint.Facts;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.blueprint.UndecidedException;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.Arguments;
import io.sluice.plan.FieldPlan;
import io.sluice.plan.Plan;
import io.sluice.plan.Precondition;
import io.sluice.plan.RefusedField;
import io.sluice.row.Nullifiable;
import io.sluice.row.Row;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Asks the rules of one operation for one caller. A rule that cannot be evaluated does
 * not allow anything.
 */
final class Judge {

	/** What stands in the place of a value that is not allowed. */
	static final Fault FORBIDDEN = Fault.of(Code.FORBIDDEN, "The caller may not have this value.");

	/** The same for what would be left out of a list, but is in none. */
	static final Fault OMITTED = Fault.of(FORBIDDEN.code(), FORBIDDEN.message());

	private static final Log logger = LogFactory.getLog(Judge.class);

	private final IdentityHashMap<Arguments, Map<String, @Nullable Object>> arguments = new IdentityHashMap<>();

	private final IdentityHashMap<FieldPlan, Optional<Rule>> general = new IdentityHashMap<>();

	private final Inquiry inquiry;

	private final Plan plan;

	/**
	 * A judge for one operation.
	 * @param inquiry what the client asked for
	 * @param plan what is executed
	 */
	Judge(Inquiry inquiry, Plan plan) {
		this.inquiry = inquiry;
		this.plan = plan;
	}

	/**
	 * Asks the rules that decide whether the operation is executed.
	 * @return the fields that are not allowed; none if it is
	 */
	List<RefusedField> preconditions() {
		return this.plan.preconditions()
			.stream()
			.filter(this::isRefused)
			.map((precondition) -> new RefusedField(precondition.path(), precondition.field(), FORBIDDEN, true))
			.toList();
	}

	private boolean isRefused(Precondition precondition) {
		return refusing(precondition.rules(), new Case(precondition.field(), precondition.arguments(), null, null))
			.isPresent();
	}

	/**
	 * Asks the rules of a field that do not read its value.
	 * @param field the field
	 * @param parent the row that it belongs to
	 * @return what becomes of the field if it is not allowed
	 * @throws DeniedException if there is no answer then
	 */
	Optional<Otherwise> ahead(FieldPlan field, Row parent) {
		Case facts = new Case(field, field.guard().arguments(), parent, null);
		Optional<Rule> refusing = this.general.get(field);
		if (refusing == null) {
			refusing = refusing(field.guard().general(), facts);
			this.general.put(field, refusing);
		}
		return otherwise(refusing.or(() -> refusing(field.guard().before(), facts)), field);
	}

	/**
	 * Asks the rules of a field that read its value.
	 * @param field the field
	 * @param parent the row that it belongs to
	 * @param value its value, or one element of it
	 * @return what becomes of the value if it is not allowed
	 * @throws DeniedException if there is no answer then
	 */
	Optional<Otherwise> after(FieldPlan field, Row parent, Object value) {
		List<Rule> rules = field.guard().after();
		return rules.isEmpty() ? Optional.empty()
				: otherwise(refusing(rules, new Case(field, field.guard().arguments(), parent, value)), field);
	}

	/**
	 * Asks the rules of an object's type.
	 * @param field the field that the object is a value of
	 * @param row the object
	 * @return what becomes of the object if it is not allowed
	 * @throws DeniedException if there is no answer then
	 */
	Optional<Otherwise> object(FieldPlan field, Row row) {
		List<Rule> rules = row.layout().rules();
		return rules.isEmpty() ? Optional.empty()
				: otherwise(refusing(rules, new Case(field, Arguments.NONE, null, row)), field);
	}

	private Optional<Otherwise> otherwise(Optional<Rule> refusing, FieldPlan field) {
		if (refusing.isPresent() && refusing.get().otherwise() == Otherwise.DENY) {
			throw new DeniedException(new RefusedField(this.plan.path(field), field, FORBIDDEN, true));
		}
		return refusing.map(Rule::otherwise);
	}

	private Optional<Rule> refusing(List<Rule> rules, Case facts) {
		for (Rule rule : rules) {
			if (!holds(rule, facts)) {
				return Optional.of(rule);
			}
		}
		return Optional.empty();
	}

	private boolean holds(Rule rule, Case facts) {
		try {
			return rule.condition().holds(facts);
		}
		catch (UndecidedException | GraphQLException ex) {
			logger.debug(LogMessage.format("[%s] A rule of %s is undecided, so nothing is allowed: %s",
					this.inquiry.client().id(), facts.field().coordinate(), ex.getMessage()));
			return false;
		}
	}

	/** One question. */
	private final class Case implements Facts {

		private final FieldPlan field;

		private final Arguments arguments;

		private final @Nullable Row parent;

		private final @Nullable Object value;

		Case(FieldPlan field, Arguments arguments, @Nullable Row parent, @Nullable Object value) {
			this.field = field;
			this.arguments = arguments;
			this.parent = parent;
			this.value = value;
		}

		FieldPlan field() {
			return this.field;
		}

		@Override
		public Map<String, ?> claims() {
			return Judge.this.inquiry.caller().claims();
		}

		@Override
		public Map<String, ?> args() {
			return Judge.this.arguments.computeIfAbsent(this.arguments, Judge.this.inquiry::coerce);
		}

		@Override
		public Map<?, ?> parent() {
			return (this.parent != null) ? RowMembers.of(this.parent) : Map.of();
		}

		@Override
		public @Nullable Object result() {
			return (this.value instanceof Row row) ? RowMembers.of(row) : Nullifiable.shown(this.value);
		}

	}

}
