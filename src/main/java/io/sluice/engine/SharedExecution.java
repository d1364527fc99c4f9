package io.sluice.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Carries out queries and mutations. Queries that would be answered equally, and are
 * under way at the same time, are carried out once, and those that are the same for
 * everyone are kept. Who asks for what is under way shares its time, if it says the same
 * about how long it waits, and its correlation id; each pays for itself. Who wants to
 * know what was called is on its own: the answer says so.
 */
final class SharedExecution implements Execution {

	private final ConcurrentMap<Asked, Joint> underWay = new ConcurrentHashMap<>();

	private final Resources resources;

	private final KeptResponses responses;

	private final AtomicLong purges = new AtomicLong();

	/**
	 * Nothing is under way.
	 * @param resources what operations are carried out with
	 */
	SharedExecution(Resources resources) {
		this.resources = resources.telling(this.underWay::clear);
		this.responses = new KeptResponses(resources.cache().local());
	}

	/** Whether nothing is under way that others could join. */
	boolean isIdle() {
		return this.underWay.isEmpty();
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry, Receipt receipt) {
		heedPurges();
		return program.togetherness()
			.of(inquiry)
			.filter((_) -> !inquiry.isToBeExplained())
			.map((text) -> kept(new Asked(program, text, inquiry.client().patience()), inquiry))
			.orElseGet(() -> begin(joint(program, inquiry, SharedExecution::nobodyKnowsOf), inquiry,
					Joint.Keeping.NOTHING))
			.thenApply((response) -> receipt.settle(response.tell(inquiry, this.resources.cache().now()),
					response.cost()));
	}

	/**
	 * Who asks after a purge, whoever made it, must not be answered by what was asked for
	 * before: nobody passes while another one still forgets that.
	 */
	private void heedPurges() {
		long known = this.resources.cache().purges();
		if (this.purges.get() != known) {
			this.resources.changed().run();
			this.purges.set(known);
		}
	}

	private CompletableFuture<Response> kept(Asked asked, Inquiry inquiry) {
		return this.responses.find(asked.program, asked.text).map((response) -> {
			inquiry.witness().spared(Origin.KEPT);
			return CompletableFuture.completedFuture(response);
		}).orElseGet(() -> share(asked, inquiry));
	}

	private CompletableFuture<Response> share(Asked asked, Inquiry inquiry) {
		Joint known = this.underWay.get(asked);
		if (known != null && known.admit()) {
			inquiry.witness().spared(Origin.JOINED);
			return known.join(inquiry);
		}
		Joint own = joint(asked.program, inquiry, (joint) -> this.underWay.remove(asked, joint));
		this.underWay.put(asked, own);
		return begin(own, inquiry,
				(result, basis, cost) -> this.responses.keep(asked.program, asked.text, result, basis, cost));
	}

	private Joint joint(Program program, Inquiry inquiry, Consumer<Joint> over) {
		return new Joint(program, new Run(program, inquiry, this.resources), over);
	}

	private static void nobodyKnowsOf(Joint joint) {
		// nobody has to forget it
	}

	private static CompletableFuture<Response> begin(Joint own, Inquiry inquiry, Joint.Keeping keeping) {
		CompletableFuture<Response> answer = own.join(inquiry);
		own.start(new Results(inquiry), keeping);
		return answer;
	}

	/**
	 * What is asked for.
	 *
	 * @param program the program, compared by identity
	 * @param text what tells requests apart
	 * @param patience how long the client waits, if it says so
	 */
	private record Asked(Program program, String text, Optional<Duration> patience) {

		@Override
		@SuppressWarnings("ReferenceEquality") // a document has each program once
		public boolean equals(@Nullable Object other) {
			return other instanceof Asked that && this.program == that.program && this.text.equals(that.text)
					&& this.patience.equals(that.patience);
		}

		@Override
		public int hashCode() {
			return 31 * System.identityHashCode(this.program) + this.text.hashCode();
		}

	}

}
