package io.sluice.plan;

import graphql.GraphQLException;

/** What a field costs, and how long its list is, depending on its arguments. */
sealed interface Price {

	/** What is known of it in one request. */
	Quote quote(Coercion values);

	/**
	 * A field that costs the same in every request.
	 *
	 * @param quote what it costs
	 */
	record Fixed(Quote quote) implements Price {

		/** Nothing, and no list. */
		static final Fixed FREE = new Fixed(Quote.FREE);

		@Override
		public Quote quote(Coercion values) {
			return this.quote;
		}

	}

	/**
	 * A field whose arguments read variables.
	 *
	 * @param tariff what each argument means
	 * @param arguments those that mean something
	 */
	record Variable(Tariff tariff, Arguments arguments) implements Price {

		@Override
		public Quote quote(Coercion values) {
			try {
				return this.tariff.quote(values.coerce(this.arguments));
			}
			catch (GraphQLException ex) {
				// the field fails without asking for anything
				return Quote.VOID;
			}
		}

	}

}
