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
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.row.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Answers from what is kept, and keeps answers.
 *
 * @param field asks
 * @param keeper says how
 * @param encoding how answers are read
 * @param nullOn the statuses that mean null
 * @param broken what is wrong with an answer that cannot be read
 */
record KeptSending(FieldPlan field, Keeper keeper, Encoding encoding, Set<String> nullOn,
		Fault broken) implements Sending {

	@Override
	public CompletableFuture<Reply> send(Request request, Values values, Run run) {
		String text = this.keeper.text(values, run.inquiry().caller());
		if (text == null) {
			return share(request, Cached.NONE, run).thenApply((answer) -> {
				this.keeper.holding().tell(answer, run);
				return new Reply(answer);
			});
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
					yield CompletableFuture.completedFuture(asked.kept(this.encoding));
				}
				case AGING -> {
					look.found(1, 0);
					refresh(asked);
					yield CompletableFuture.completedFuture(asked.kept(this.encoding));
				}
				case STALE -> {
					look.found(0, 1);
					refresh(asked);
					yield CompletableFuture.completedFuture(stale(asked));
				}
				case RESERVE -> fetch(asked, Cached.MISS)
					.thenApply((answer) -> KeptAnswer.isFailure(answer) ? instead(asked) : new Reply(answer));
				case KNOWN, NONE -> fetch(asked, Cached.MISS).thenApply(Reply::new);
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
		return asked.kept(this.encoding);
	}

	private void refresh(Asked asked) {
		new Refresh(asked.run).begin(List.of(asked), Asked::key, (_) -> fetch(asked, Cached.REFRESH));
	}

	private CompletableFuture<Answer> fetch(Asked asked, Cached cached) {
		return share(asked.request(), cached, asked.run).thenApply((answer) -> switch (answer) {
			case Answer.Payload payload -> kept(asked, payload);
			case Answer.NotModified(var freshness) -> renew(asked, freshness);
			case Answer.Rejected rejected when this.nullOn.contains(rejected.status()) -> {
				keep(asked, KeptAnswer.write(rejected), rejected.freshness());
				yield answer;
			}
			case Answer.Rejected _, Answer.Failed _ -> answer;
		});
	}

	/** What is cut off, or says that the service is away, is a failure with a status. */
	private Answer kept(Asked asked, Answer.Payload answer) {
		if (!this.encoding.slice(answer.body()).isWhole()) {
			return new Answer.Failed(this.broken, "what was answered cannot be read");
		}
		keep(asked, answer.body(), answer.freshness());
		return answer;
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
		Object slice = KeptAnswer.isPayload(value) ? this.encoding.slice(value) : null;
		return new Entry(value, lifetime, this.keeper.tags().of(slice, asked.values), Keeper.validator(freshness));
	}

	private Answer renew(Asked asked, Freshness freshness) {
		Entry entry = asked.known();
		keep(asked, entry.value(), asked.renewed(freshness));
		return KeptAnswer.read(entry);
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

		Reply kept(Encoding encoding) {
			Answer answer = KeptAnswer.read(known());
			return (answer instanceof Answer.Payload(var body, var _))
					? new Reply(answer, new Remembered(encoding.slice(body), this.key, known(), this.run.cache()))
					: new Reply(answer);
		}

	}

}
