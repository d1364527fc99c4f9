package io.sluice.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import graphql.language.OperationDefinition.Operation;
import io.sluice.cache.CallCache;
import io.sluice.downstream.Downstream;
import io.sluice.plan.Layout;
import io.sluice.row.Opened;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * One operation while it runs. Rows are collected as they are opened; the steps of all of
 * a layout's rows begin together; the loaders they asked are dispatched when no row is
 * left. All of it happens in tasks of one {@link Serial}.
 */
final class Run implements Opened {

	private final Serial serial = new Serial(this::fail);

	private final Map<LoaderKey, Loader> loaders = new HashMap<>();

	private final List<Loader> asked = new ArrayList<>();

	private final Queue<Integer> layouts = new ArrayDeque<>();

	private final CompletableFuture<Row> result = new CompletableFuture<>();

	private final @Nullable List<Row>[] rows;

	private final Program program;

	private final Inquiry inquiry;

	private final Downstream downstream;

	private final Notes notes;

	private final Recorder recorder;

	private final CallCache cache;

	private final Exchanges exchanges;

	private final Row root;

	private final Succession succession;

	private @Nullable Judge judge;

	private int awaited;

	@SuppressWarnings({ "unchecked", "rawtypes" })
	Run(Program program, Inquiry inquiry, Resources resources) {
		this.program = program;
		this.inquiry = inquiry;
		this.downstream = resources.downstream();
		this.cache = resources.cache();
		this.rows = new List[program.steps().length];
		this.root = new Row(program.plan().root());
		this.succession = new Succession(this.root);
		this.recorder = CallReport.of(inquiry, program.plan(), resources.limit().ticker());
		this.notes = new Notes(Basis.of(program.plan().policy(), resources.cache()), this.recorder);
		this.exchanges = new Exchanges(resources, this::inTurn, this::later, inquiry);
	}

	/**
	 * Runs the operation.
	 * @return the root, all slots of all rows filled; exceptional only for a mistake of
	 * the gateway
	 */
	CompletableFuture<Row> start() {
		return start(this::begin);
	}

	/**
	 * Runs the operation, but for what is done here.
	 * @param beginning fills the root's slots, or opens it, in a task of this run
	 * @return as {@link #start()}
	 */
	CompletableFuture<Row> start(Consumer<Row> beginning) {
		inTurn(() -> beginning.accept(this.root));
		return this.result;
	}

	/**
	 * Breaks off all calls, and begins nothing more. The result may never come. May be
	 * called by any thread: a call that another thread begins at this moment is broken
	 * off in the turn after it.
	 */
	void cancel() {
		this.exchanges.close();
		this.serial.execute(this.exchanges::breakOff);
	}

	Inquiry inquiry() {
		return this.inquiry;
	}

	Downstream downstream() {
		return this.downstream;
	}

	Notes notes() {
		return this.notes;
	}

	/** Is told what is asked for. */
	Recorder recorder() {
		return this.recorder;
	}

	CallCache cache() {
		return this.cache;
	}

	Exchanges exchanges() {
		return this.exchanges;
	}

	/** Who asks the rules. */
	Judge judge() {
		Judge asked = this.judge;
		if (asked == null) {
			asked = new Judge(this.inquiry, this.program.plan());
			this.judge = asked;
		}
		return asked;
	}

	/** The slots read with the rows of a layout that rules may be about. */
	int[] guarded(Layout layout) {
		return this.program.guarded()[layout.number()];
	}

	@Override
	public void opened(Row row) {
		int layout = row.layout().number();
		List<Row> waiting = this.rows[layout];
		if (waiting == null) {
			waiting = new ArrayList<>();
			this.rows[layout] = waiting;
			this.layouts.add(layout);
		}
		waiting.add(row);
	}

	/**
	 * Goes on when a value is there. The operation does not end before; it fails if the
	 * future does, and if going on does.
	 * @param <T> the type of the value
	 * @param future is completed in a task of this run, now or later
	 * @param then what to do with the value
	 */
	<T> void await(CompletableFuture<T> future, Consumer<T> then) {
		this.awaited++;
		var _ = future.whenComplete((value, error) -> {
			this.awaited--;
			if (error != null) {
				fail(error);
				return;
			}
			try {
				then.accept(value);
			}
			catch (Throwable ex) {
				fail(ex);
			}
		});
	}

	/**
	 * The loader of a call. It is dispatched when all rows that can be reached have
	 * asked.
	 * @param key what it is for
	 * @param creation makes it when it is asked for the first time
	 * @return the loader
	 */
	Loader loader(LoaderKey key, Supplier<Loader> creation) {
		Loader loader = this.loaders.computeIfAbsent(key, (_) -> creation.get());
		this.asked.add(loader);
		return loader;
	}

	private void begin(Row root) {
		if (this.program.plan().kind() == Operation.MUTATION) {
			this.succession.begin(List.of(this.program.steps()[root.layout().number()]));
		}
		else if (root.layout().isActive()) {
			opened(root);
		}
	}

	/**
	 * Brings a value into the turns of this run.
	 * @param <T> the type of the value
	 * @param outside is completed by any thread
	 * @return the same if it is complete already, else completed in a task of this run;
	 * never if nothing begins any more
	 */
	<T> CompletableFuture<T> inTurn(CompletableFuture<T> outside) {
		if (outside.isDone()) {
			return outside;
		}
		CompletableFuture<T> inside = new CompletableFuture<>();
		var _ = outside.whenComplete((value, error) -> inTurn(() -> {
			if (error != null) {
				inside.completeExceptionally(error);
			}
			else {
				inside.complete(value);
			}
		}));
		return inside;
	}

	private void inTurn(Runnable task) {
		this.serial.execute(() -> {
			if (!this.exchanges.isClosed()) {
				task.run();
				settle();
			}
		});
	}

	/** Also if nothing begins any more: it is for others, who ask later. */
	private void later(Runnable task) {
		this.serial.execute(() -> {
			task.run();
			settle();
		});
	}

	private void fail(Throwable error) {
		this.exchanges.close();
		try {
			this.exchanges.breakOff();
		}
		finally {
			this.result.completeExceptionally(error);
		}
	}

	/** Goes on as far as possible without waiting. */
	private void settle() {
		boolean more = true;
		while (more && !this.exchanges.isClosed()) {
			beginSteps();
			dispatch();
			more = !this.layouts.isEmpty() || (this.awaited == 0 && beginNextSerially());
		}
		if (!more && this.awaited == 0) {
			this.recorder.close();
			this.result.complete(this.root);
		}
	}

	private void beginSteps() {
		for (Integer layout = nextLayout(); layout != null; layout = nextLayout()) {
			List<Row> waiting = Objects.requireNonNull(this.rows[layout]);
			this.rows[layout] = null;
			for (Step step : this.program.steps()[layout]) {
				step.run(this, waiting);
			}
		}
	}

	private @Nullable Integer nextLayout() {
		return this.exchanges.isClosed() ? null : this.layouts.poll();
	}

	private void dispatch() {
		List<Loader> loading = List.copyOf(this.asked);
		this.asked.clear();
		loading.forEach(Loader::dispatch);
	}

	/** Begins the next root field of a mutation, if there is one. */
	private boolean beginNextSerially() {
		Step next = this.succession.next();
		if (next == null) {
			return false;
		}
		this.exchanges.forget();
		this.loaders.clear();
		next.run(this, List.of(this.root));
		return true;
	}

}
