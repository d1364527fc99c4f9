package io.sluice.plan;

/** How many calls a field needs at most. */
sealed interface Calls {

	/**
	 * Counts the calls.
	 * @param tally where to
	 * @param rows how many parents ask at most
	 * @param values how many values they have at most, all together
	 * @param arrivals at how many moments parents are there that were not there before
	 * @return at how many moments there are values
	 */
	double count(Tally tally, double rows, double values, double arrivals);

	/** The value comes with the parent. */
	enum None implements Calls {

		/** The one instance. */
		INSTANCE;

		@Override
		public double count(Tally tally, double rows, double values, double arrivals) {
			return arrivals;
		}

	}

	/**
	 * A call for each key.
	 *
	 * @param service the number of the service
	 * @param keys how many keys
	 */
	record Single(int service, Keys keys) implements Calls {

		@Override
		public double count(Tally tally, double rows, double values, double arrivals) {
			double calls = this.keys.count(rows, values);
			tally.addSingle(this.service, calls);
			return calls;
		}

	}

	/**
	 * A call for many keys.
	 *
	 * @param service the number of the service
	 * @param keys how many keys
	 * @param size the most keys of a call
	 */
	record Batched(int service, Keys keys, int size) implements Calls {

		@Override
		public double count(Tally tally, double rows, double values, double arrivals) {
			double wanted = this.keys.count(rows, values);
			double calls = Math.min(wanted, arrivals + Math.floor(Math.max(0, wanted - arrivals) / this.size));
			tally.addBatched(this.service, calls);
			return calls;
		}

	}

	/** How many different keys are asked for at most. */
	enum Keys {

		/** The same one for all parents. */
		ONE,

		/** One for each parent. */
		PER_PARENT,

		/** One for each value. */
		PER_VALUE;

		double count(double rows, double values) {
			return switch (this) {
				case ONE -> Math.min(rows, 1);
				case PER_PARENT -> rows;
				case PER_VALUE -> values;
			};
		}

	}

}
