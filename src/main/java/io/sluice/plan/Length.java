package io.sluice.plan;

/**
 * How many values a field has at most.
 *
 * @param dimensions lists inside of one another; zero if it is none
 * @param source who says how long the outermost is
 * @param assumed how long a list is that nobody says anything of
 */
record Length(int dimensions, Source source, int assumed) {

	/** Who says how long a list is. */
	enum Source {

		/** The field itself. */
		FIELD,

		/** The field that the object is a value of. */
		PARENT,

		/** Nobody: what the field says is about fields of its value. */
		NOBODY

	}

	/**
	 * The most values for one parent.
	 * @param own what the field says
	 * @param parent what the field says that the parent is a value of
	 * @return their number
	 */
	double values(Quote own, Quote parent) {
		if (this.dimensions == 0) {
			return 1;
		}
		int outermost = switch (this.source) {
			case FIELD -> own.size().orElse(this.assumed);
			case PARENT -> parent.size().orElse(this.assumed);
			case NOBODY -> this.assumed;
		};
		return outermost * Math.pow(this.assumed, this.dimensions - 1);
	}

}
