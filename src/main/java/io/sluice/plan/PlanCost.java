package io.sluice.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an operation costs, as far as that is known without its variables. Immutable.
 */
public final class PlanCost {

	private final RowCost root;

	private final RowCost[] rows;

	private final List<String> services;

	private final Optional<Estimate> fixed;

	/**
	 * What an operation costs.
	 * @param root what its root costs
	 * @param rows what the rows of each layout cost, by number of the layout
	 * @param services the services that may be called
	 * @param isFixed whether no price depends on variables
	 */
	public PlanCost(RowCost root, RowCost[] rows, List<String> services, boolean isFixed) {
		this.root = root;
		this.rows = rows;
		this.services = List.copyOf(services);
		this.fixed = isFixed
				? Optional
					.of(new Estimating(this.services.size(), (_) -> Map.<String, @Nullable Object>of()).estimate(this))
				: Optional.empty();
	}

	/**
	 * Estimates what the operation takes.
	 * @param values the arguments of the request
	 * @return the most that it can take, if no list is longer than is said
	 */
	public Estimate estimate(Coercion values) {
		return this.fixed.orElseGet(() -> new Estimating(this.services.size(), values).estimate(this));
	}

	RowCost root() {
		return this.root;
	}

	Map<String, Long> calls(Tally tally) {
		Map<String, Long> calls = new HashMap<>();
		for (int service = 0; service < this.services.size(); service++) {
			calls.put(this.services.get(service), (long) tally.calls(service));
		}
		return calls;
	}

	/**
	 * How many layouts rows have.
	 * @return the number of layouts of the plan
	 */
	public int layouts() {
		return this.rows.length;
	}

	/**
	 * What the rows of a layout cost.
	 * @param layout one of the plan's
	 * @return their cost
	 */
	public RowCost rows(Layout layout) {
		return this.rows[layout.number()];
	}

}
