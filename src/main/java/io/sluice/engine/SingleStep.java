package io.sluice.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.sluice.blueprint.ServiceCall;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.plan.Source;
import io.sluice.row.Reader;
import io.sluice.row.Row;
import io.sluice.row.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call for each row; rows whose requests are equal share it.
 *
 * @param slot what is filled
 * @param source the call
 * @param reader reads the slot's value
 * @param absence what stands in the slot when there is nothing to read
 * @param sending how a request is sent: shared with equal ones, or on its own
 */
record SingleStep(int slot, Source.Single source, Reader reader, Absence absence,
		BiFunction<Exchanges, Request, CompletableFuture<Answer>> sending) implements ScopedStep {

	@Override
	public Inputs inputs() {
		return this.source.inputs();
	}

	@Override
	public void run(Run run, List<Row> rows, Scopes scopes) {
		Map<Request, List<Row>> waiting = new LinkedHashMap<>();
		for (Row row : rows) {
			switch (render(scopes.of(row), run)) {
				case Rendered.Ready(var request) -> waiting.computeIfAbsent(request, (_) -> new ArrayList<>()).add(row);
				case Rendered.Nothing _ -> row.fill(this.slot, this.absence.ofNullKey());
				case Rendered.Refused(var fault) -> row.fill(this.slot, fault);
			}
		}
		List<CompletableFuture<Answer>> sent = new ArrayList<>(waiting.size());
		waiting.keySet().forEach((request) -> sent.add(this.sending.apply(run.exchanges(), request)));
		run.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)), (_) -> {
			int call = 0;
			for (List<Row> asking : waiting.values()) {
				Object value = value(sent.get(call++).join(), run);
				asking.forEach((row) -> row.fill(this.slot, value));
			}
		});
	}

	private Rendered render(Scope scope, Run run) {
		Fault obstacle = scope.obstacle();
		return (obstacle != null) ? new Rendered.Refused(obstacle) : run.downstream().render(this.source.call(), scope);
	}

	private @Nullable Object value(Answer answer, Run run) {
		ServiceCall call = this.source.call();
		return switch (answer) {
			case Answer.Payload(var body) -> this.reader.read(Slice.of(body), run);
			case Answer.Rejected(var status, var _, var fault, var _) ->
				call.nullOn().contains(status) ? this.absence.ofMissing() : fault;
			case Answer.Failed(var fault, var _) -> fault;
		};
	}

}
