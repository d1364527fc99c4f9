package io.sluice.plan;

/**
 * Adds up what an operation takes. Numbers that no limit allows are all the same: nothing
 * is larger than {@link #MOST}.
 */
final class Tally {

	/**
	 * So large that it may be multiplied with any weight, and so small that it adds up.
	 */
	static final double MOST = 1e15;

	private final double[] single;

	private final double[] batched;

	private double types;

	private double fields;

	/**
	 * Nothing yet.
	 * @param services how many services there are
	 */
	Tally(int services) {
		this.single = new double[services];
		this.batched = new double[services];
	}

	/** A number that can be calculated with. */
	static double most(double number) {
		return Math.min(number, MOST);
	}

	void addTypes(double cost) {
		this.types = most(this.types + cost);
	}

	void addFields(double cost) {
		this.fields = most(this.fields + cost);
	}

	void addSingle(int service, double calls) {
		this.single[service] = most(this.single[service] + calls);
	}

	void addBatched(int service, double calls) {
		this.batched[service] = most(this.batched[service] + calls);
	}

	double types() {
		return this.types;
	}

	double fields() {
		return this.fields;
	}

	double calls(int service) {
		return most(this.single[service] + this.batched[service]);
	}

	/**
	 * Takes the larger numbers of an alternative, as each of many objects is of one type
	 * or another. But batches are added up: each type has its own.
	 * @param other what is taken if all of them are of another type
	 */
	void or(Tally other) {
		this.types = Math.max(this.types, other.types);
		this.fields = Math.max(this.fields, other.fields);
		for (int service = 0; service < this.single.length; service++) {
			this.single[service] = Math.max(this.single[service], other.single[service]);
			addBatched(service, other.batched[service]);
		}
	}

	/**
	 * Adds all of what something else takes.
	 * @param other what is taken besides
	 */
	void and(Tally other) {
		addTypes(other.types);
		addFields(other.fields);
		for (int service = 0; service < this.single.length; service++) {
			addSingle(service, other.single[service]);
			addBatched(service, other.batched[service]);
		}
	}

}
