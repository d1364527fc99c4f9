package io.sluice.protect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.sluice.access.Caller;
import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Assignment;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.FieldRate;
import io.sluice.blueprint.Generous;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.RateScope;
import io.sluice.blueprint.RateTerms;
import io.sluice.blueprint.Unit;
import io.sluice.plan.FieldUse;
import io.sluice.quota.BucketKey;
import io.sluice.quota.Buckets;
import io.sluice.quota.Draw;
import io.sluice.quota.Figures;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WalletTests implements Buckets {

	/** A token of cost in 6 milliseconds. */
	private static final RatePlan PLAN = new RatePlan("plan",
			List.of(new Allowance("plan", Unit.COST, List.of(new Bandwidth(10_000, Duration.ofMinutes(1), 10_000))),
					new Allowance("plan", Unit.REQUESTS, List.of(new Bandwidth(10, Duration.ofMinutes(1), 10)))));

	private static final RatePlan OTHER = new RatePlan("other", List.of());

	private final AtomicLong clock = new AtomicLong();

	private final List<List<Draw>> taken = new ArrayList<>();

	private Taking answer = new Taking.Granted(List.of(), Taking.Source.UNCOUNTED);

	private final Wallets wallets = new Wallets(
			new RateTerms(
					List.of(new Assignment(new Assignment.Client("app"), PLAN, RateScope.CLIENT),
							new Assignment(new Assignment.Scope("all"), PLAN, RateScope.ALL),
							new Assignment(new Assignment.Claim(JsonPath.of("tier"), "7"), PLAN, RateScope.ADDRESS)),
					Optional.of(OTHER), Optional.of(PLAN), Map.of(), 10, Generous.RATES.quota()),
			this, this.clock::get);

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		this.taken.add(draws);
		return CompletableFuture.completedFuture(this.answer);
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return CompletableFuture.completedFuture(List.of());
	}

	@Override
	public Figures figures() {
		return Figures.alone();
	}

	@Override
	public void close() {
	}

	private static Caller caller(String scope, Map<String, Object> claims) {
		return new Caller(true, Set.of(scope), claims);
	}

	private String owner(Caller caller) {
		this.wallets.of(caller, "net").take(1, 1, List.of());
		return this.taken.getLast().getFirst().bucket().owner();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			app  | ann | -    | client:3:iss:app
			app  | bob | -    | client:3:iss:app
			app2 | ann | all  | all
			-    | ann | all  | all
			""")
	void isThatOfThePlan(String client, String user, String scope, String owner) {
		Map<String, Object> claims = (client != null) ? Map.of("iss", "iss", "sub", user, "client_id", client)
				: Map.of("iss", "iss", "sub", user);
		assertThat(owner(caller(String.valueOf(scope), claims))).isEqualTo(owner);
	}

	@Test
	void isGivenByAClaim() {
		assertThat(owner(caller("-", Map.of("iss", "iss", "sub", "ann", "tier", 7)))).isEqualTo("address:net");
		assertThat(owner(caller("-", Map.of("iss", "iss", "sub", "ann", "tier", List.of(1, 7)))))
			.isEqualTo("address:net");
		assertThat(this.wallets.of(caller("-", Map.of("iss", "iss", "sub", "ann", "tier", "8")), "net").plan())
			.contains(OTHER);
	}

	@Test
	void isThatOfAnAddressWithoutAToken() {
		assertThat(owner(Caller.ANONYMOUS)).isEqualTo("address:net");
	}

	@Test
	void keepsApartWhoseNamesRunTogether() {
		FieldUse use = use(RateScope.USER);
		Wallet one = this.wallets.of(caller("-", Map.of("iss", "a:b", "sub", "c")), "net");
		Wallet other = this.wallets.of(caller("-", Map.of("iss", "a", "sub", "b:c")), "net");
		one.take(1, 1, List.of(use));
		other.take(1, 1, List.of(use));
		assertThat(this.taken).extracting((draws) -> draws.getLast().bucket().owner()).doesNotHaveDuplicates();
	}

	@Test
	void takesOfFieldsWhatTheirOwnersHave() {
		Caller ann = caller("-", Map.of("iss", "i", "sub", "ann", "azp", "web"));
		this.wallets.of(ann, "net")
			.take(5, 1,
					List.of(use(RateScope.USER), use(RateScope.CLIENT), use(RateScope.ADDRESS), use(RateScope.ALL)));
		assertThat(this.taken.getFirst()).extracting((draw) -> draw.bucket().owner())
			.containsExactly("user:1:i:ann", "client:1:i:web", "address:net", "all");
		assertThat(this.taken.getFirst()).extracting(Draw::tokens).containsOnly(2L);
	}

	@Test
	void takesTheClientWhereThereIsNoUser() {
		Wallet wallet = this.wallets.of(caller("-", Map.of("iss", "i", "azp", "web")), "net");
		wallet.take(5, 1, List.of(use(RateScope.USER)));
		assertThat(this.taken.getFirst().getLast().bucket().owner()).isEqualTo("client:1:i:web");
		wallet = this.wallets.of(caller("-", Map.of("iss", "i", "sub", "ann")), "net");
		wallet.take(5, 1, List.of(use(RateScope.CLIENT)));
		assertThat(this.taken.getLast().getLast().bucket().owner()).isEqualTo("user:1:i:ann");
	}

	@Test
	void asksNobodyWhereNothingIsLimited() {
		Wallet wallet = this.wallets.of(caller("-", Map.of("iss", "i", "sub", "ann")), "net");
		assertThat(wallet.take(5, 1, List.of())).isCompletedWithValueMatching(Taking.Granted.class::isInstance);
		assertThat(wallet.exhausted()).isEmpty();
		assertThat(wallet.look()).isCompletedWithValue(List.of());
		assertThat(this.taken).isEmpty();
	}

	private static FieldUse use(RateScope per) {
		return new FieldUse(new FieldRate(
				new Allowance("Query.a", Unit.REQUESTS, List.of(new Bandwidth(9, Duration.ofMinutes(1), 9))), per), 2);
	}

	@Test
	void remembersWhoHasTooLittleLeftForAnything() {
		Wallet wallet = this.wallets.of(Caller.ANONYMOUS, "net");
		refuse(3, 10);
		wallet.take(50, 1, List.of());
		Taking.Refused known = wallet.exhausted().orElseThrow();
		// 7 more are needed
		assertThat(known.retryAfter()).isEqualTo(Duration.ofMillis(42));
		assertThat(known.draw().tokens()).isEqualTo(10);
		assertThat(this.wallets.of(Caller.ANONYMOUS, "net").exhausted()).isPresent();
		assertThat(this.wallets.of(Caller.ANONYMOUS, "another").exhausted()).isEmpty();
		this.clock.addAndGet(Duration.ofMillis(41).toNanos());
		assertThat(wallet.exhausted()).isPresent();
		this.clock.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(wallet.exhausted()).isEmpty();
	}

	@Test
	void forgetsItAfterASecond() {
		Wallet wallet = this.wallets.of(Caller.ANONYMOUS, "net");
		refuse(500, 0);
		wallet.take(50, 1, List.of());
		assertThat(wallet.exhausted().orElseThrow().retryAfter()).isEqualTo(Duration.ofSeconds(6));
		this.clock.addAndGet(Duration.ofMillis(1001).toNanos());
		assertThat(wallet.exhausted()).isEmpty();
	}

	@Test
	void forgetsItWhenSomethingIsGivenBack() {
		Wallet wallet = this.wallets.of(Caller.ANONYMOUS, "net");
		refuse(3, 10);
		wallet.take(50, 1, List.of());
		List<Draw> given = new ArrayList<>();
		wallet.giveBack(given::addAll, 20);
		assertThat(given).extracting(Draw::tokens).containsExactly(20L);
		assertThat(wallet.exhausted()).isEmpty();
	}

	@Test
	void remembersNobodyWhoHasEnoughForLess() {
		Wallet wallet = this.wallets.of(Caller.ANONYMOUS, "net");
		refuse(10, 1);
		wallet.take(50, 1, List.of());
		assertThat(wallet.exhausted()).isEmpty();
	}

	private void refuse(long cost, long requests) {
		List<Level> levels = List.of(level(0, cost), level(1, requests));
		this.answer = new Taking.Refused(levels, new Draw(levels.getFirst().bucket(), 50), Duration.ofMinutes(5));
	}

	private static Level level(int number, long remaining) {
		Allowance allowance = PLAN.allowances().get(number);
		return new Level(new BucketKey("address:net", allowance), allowance.bandwidths().getFirst(), remaining,
				Duration.ofSeconds(60));
	}

}
