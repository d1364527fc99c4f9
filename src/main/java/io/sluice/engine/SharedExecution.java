package io.sluice.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Carries out queries and mutations. Queries that would be answered equally, and are
 * under way at the same time, are carried out once; nothing is kept. Who asks for what is
 * under way shares its time, and its correlation id. Who wants to know what it costs is
 * on its own: the answer says so.
 */
final class SharedExecution implements Execution {

	private final ConcurrentMap<Asked, Joint> underWay = new ConcurrentHashMap<>();

	private final Resources resources;

	/**
	 * Nothing is under way.
	 * @param resources what operations are carried out with
	 */
	SharedExecution(Resources resources) {
		this.resources = resources.telling(this.underWay::clear);
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry) {
		return program.togetherness()
			.of(inquiry)
			.filter((_) -> Receipt.of(inquiry).isEmpty())
			.map((text) -> share(new Asked(program, text), inquiry))
			.orElseGet(() -> begin(new Joint(new Run(program, inquiry, this.resources)), inquiry));
	}

	private CompletableFuture<ExecutionResult> share(Asked asked, Inquiry inquiry) {
		Joint known = this.underWay.get(asked);
		if (known != null && known.admit()) {
			return known.join(inquiry);
		}
		Joint own = new Joint(new Run(asked.program, inquiry, this.resources));
		this.underWay.put(asked, own);
		CompletableFuture<ExecutionResult> answer = begin(own, inquiry);
		var _ = answer.whenComplete((_, _) -> this.underWay.remove(asked, own));
		return answer;
	}

	private static CompletableFuture<ExecutionResult> begin(Joint own, Inquiry inquiry) {
		CompletableFuture<ExecutionResult> answer = own.join(inquiry);
		own.start(new Results(inquiry));
		return answer;
	}

	/**
	 * What is asked for.
	 *
	 * @param program the program, compared by identity
	 * @param text what tells requests apart
	 */
	private record Asked(Program program, String text) {

		@Override
		@SuppressWarnings("ReferenceEquality") // a document has each program once
		public boolean equals(@Nullable Object other) {
			return other instanceof Asked that && this.program == that.program && this.text.equals(that.text);
		}

		@Override
		public int hashCode() {
			return 31 * System.identityHashCode(this.program) + this.text.hashCode();
		}

	}

}
