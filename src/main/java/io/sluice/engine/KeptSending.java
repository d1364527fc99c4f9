package io.sluice.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Values;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Request;
import io.sluice.plan.FieldPlan;
import org.jspecify.annotations.Nullable;

/**
 * Answers from what is kept, and keeps answers.
 *
 * @param field asks
 * @param keeper says how
 * @param reader reads answers
 * @param nullOn the statuses that mean null
 */
record KeptSending(FieldPlan field, Keeper keeper, AnswerReader reader, Set<String> nullOn) implements Sending {

	@Override
	public CompletableFuture<Reply> send(Request request, Values values, Run run) {
		String text = this.keeper.text(values, run.inquiry().caller());
		if (text == null) {
			return Sending.shared(this.field, this.nullOn, this.reader, this.keeper.holding())
				.send(request, values, run);
		}
		EntryKey key = this.keeper.key(text);
		CompletableFuture<List<@Nullable Entry>> looking = run.cache().find(List.of(key));
		Look look = run.recorder().looks(this.field, looking);
		return run.inTurn(looking).thenCompose((found) -> {
			Entry entry = found.getFirst();
			Asked asked = new Asked(request, key, entry, values, run);
			return switch (this.keeper.use(entry, run.cache().now(), run)) {
				case FRESH -> {
					look.found(1, 0);
					yield CompletableFuture.completedFuture(kept(asked));
				}
				case AGING -> {
					look.found(1, 0);
					refresh(asked);
					yield CompletableFuture.completedFuture(kept(asked));
				}
				case STALE -> {
					look.found(0, 1);
					refresh(asked);
					yield CompletableFuture.completedFuture(stale(asked));
				}
				case RESERVE ->
					fetch(asked, Cached.MISS).thenApply((reply) -> isFailure(reply) ? instead(asked) : reply);
				case KNOWN, NONE -> fetch(asked, Cached.MISS);
			};
		});
	}

	private CompletableFuture<Answer> share(Request request, Cached cached, Run run) {
		return run.exchanges()
			.share(request, new Purpose(this.field.coordinate(), 0, cached.word(), this.nullOn),
					run.recorder().calls(this.field, cached, 1));
	}

	private Reply instead(Asked asked) {
		asked.run.recorder().instead(this.field, 1);
		return stale(asked);
	}

	private Reply stale(Asked asked) {
		this.keeper.tellStale(asked.known(), asked.run);
		return kept(asked);
	}

	private void refresh(Asked asked) {
		new Refresh(asked.run).begin(List.of(asked), Asked::key, (_) -> fetch(asked, Cached.REFRESH));
	}

	private CompletableFuture<Reply> fetch(Asked asked, Cached cached) {
		Request request = asked.request();
		return share(request, cached, asked.run).thenApply((answer) -> switch (answer) {
			case Answer.NotModified(var freshness) -> renew(asked, freshness);
			case Answer.Payload _, Answer.Rejected _, Answer.Failed _ ->
				keep(asked, this.reader.read(answer, request, asked.run));
		});
	}

	private Reply keep(Asked asked, Reply.Fetched reply) {
		if (!reply.broken()) {
			switch (reply.answer()) {
				case Answer.Payload(var body, var freshness) -> keep(asked, body, freshness);
				case Answer.Rejected rejected when this.nullOn.contains(rejected.status()) ->
					keep(asked, KeptAnswer.write(rejected), rejected.freshness());
				case Answer.Rejected _, Answer.Failed _, Answer.NotModified _ -> {
					// a failure is not kept
				}
			}
		}
		return reply;
	}

	/** What cannot be read is a failure, whatever its status. */
	private static boolean isFailure(Reply reply) {
		return KeptAnswer.isFailure(reply.answer()) || (reply instanceof Reply.Fetched fetched && fetched.broken());
	}

	/** What may not be kept says that what is kept is not true any more. */
	private void keep(Asked asked, byte[] value, Freshness freshness) {
		boolean kept = this.keeper.lifetime(freshness, asked.run)
			.filter((lifetime) -> this.keeper.keep(asked.key, value.length, lifetime,
					() -> entry(asked, value, lifetime, freshness), asked.run))
			.isPresent();
		if (!kept && asked.entry != null) {
			asked.run.cache().remove(asked.key);
		}
	}

	private Entry entry(Asked asked, byte[] value, Lifetime lifetime, Freshness freshness) {
		Object slice = KeptAnswer.isPayload(value) ? this.reader.encoding().slice(value) : null;
		return new Entry(value, lifetime, this.keeper.tags().of(slice, asked.values), Keeper.validator(freshness));
	}

	private Reply renew(Asked asked, Freshness freshness) {
		keep(asked, asked.known().value(), asked.renewed(freshness));
		return kept(asked);
	}

	private Reply kept(Asked asked) {
		Entry entry = asked.known();
		return this.reader.kept(KeptAnswer.read(entry),
				(payload) -> new Remembered(payload, asked.key, entry, asked.run.cache()));
	}

	/**
	 * What is asked.
	 *
	 * @param plain the request
	 * @param key which entry would answer it
	 * @param entry what was found, if anything
	 * @param values what the request was rendered from
	 * @param run the operation
	 */
	private record Asked(Request plain, EntryKey key, @Nullable Entry entry, Values values, Run run) {

		Request request() {
			Freshness.Validator validator = validator();
			return validator.isEmpty() ? this.plain : this.plain.unless(validator);
		}

		Freshness.Validator validator() {
			return Optional.ofNullable(this.entry)
				.flatMap(Entry::validator)
				.map((said) -> new Freshness.Validator(said.etag(), said.lastModified()))
				.orElse(Freshness.Validator.NONE);
		}

		/**
		 * The service may leave out what it said of the version before (RFC 9111, 4.3.4).
		 */
		Freshness renewed(Freshness said) {
			Lifetime before = known().lifetime();
			Freshness renewed = said.validator().isEmpty() ? said.with(validator()) : said;
			return said.lifetime().isPresent() ? renewed
					: renewed.lasting(Duration.ofMillis(before.freshUntil() - before.began()),
							before.servesOld() ? said.staleness() : Freshness.Staleness.FORBIDDEN);
		}

		Entry known() {
			if (this.entry == null) {
				throw new IllegalStateException("nothing is kept");
			}
			return this.entry;
		}

	}

}
