package io.sluice.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLException;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.fault.Fault;
import io.sluice.plan.Inputs;
import io.sluice.plan.Source;
import io.sluice.row.Opened;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call for each row; rows whose requests are equal share it.
 *
 * @param slot what is filled
 * @param source the call
 * @param selection what is read of the answers, or {@code Absent}
 * @param reader reads the slot's value
 * @param absence what stands in the slot when there is nothing to read
 * @param sending how requests are answered
 * @param purge what a success makes old
 * @param gate lets values through
 */
record SingleStep(int slot, Source.Single source, Object selection, AnswerReader reader, Absence absence,
		Sending sending, Purge purge, Gate gate) implements ScopedStep {

	@Override
	public Inputs inputs() {
		return this.source.inputs();
	}

	@Override
	public void run(Run run, List<Row> rows, Scopes scopes) {
		Map<Request, Asking> waiting = new LinkedHashMap<>();
		for (Row row : rows) {
			Scope scope = scopes.of(row);
			switch (render(scope, run.downstream())) {
				case Rendered.Ready(var request) ->
					waiting.computeIfAbsent(request, (_) -> new Asking(scope, new ArrayList<>())).rows.add(row);
				case Rendered.Nothing _ -> fillUnasked(row);
				case Rendered.Refused(var fault) -> row.fill(this.slot, fault);
			}
		}
		List<CompletableFuture<Reply>> sent = new ArrayList<>(waiting.size());
		waiting.forEach((request, asking) -> sent.add(this.sending.send(request, asking.scope, run)));
		run.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)), (_) -> {
			int call = 0;
			Gate.Passage passage = this.gate.open(run);
			for (Asking asking : waiting.values()) {
				Reply reply = sent.get(call++).join();
				if (failure(reply.answer()) == null) {
					this.purge.after(reply.answer(), asking.scope, run);
				}
				Object value = value(reply, passage);
				asking.rows.forEach((row) -> row.fill(this.slot, passage.admit(row, value)));
			}
			passage.close();
		});
	}

	/**
	 * Fills in the templates for one row.
	 * @param row the row
	 * @param inquiry what the client asked for
	 * @param downstream the services
	 * @return the request, or why there is none
	 */
	Rendered render(Row row, Inquiry inquiry, Downstream downstream) {
		try {
			return render(scopes(inquiry).of(row), downstream);
		}
		catch (GraphQLException _) {
			return new Rendered.Refused(UNUSABLE);
		}
	}

	/**
	 * Fills the slot of one row.
	 * @param row the row
	 * @param answer what the service answered
	 * @param request what it was asked
	 * @param run the operation
	 */
	void fill(Row row, Answer answer, Request request, Run run) {
		Gate.Passage passage = this.gate.open(run);
		row.fill(this.slot, passage.admit(row, value(this.reader.read(answer, request, run), passage)));
		passage.close();
	}

	/**
	 * Fills the slot of one row for which no call is made.
	 * @param row the row
	 */
	void fillUnasked(Row row) {
		row.fill(this.slot, this.absence.ofNullKey());
	}

	/**
	 * What is wrong with an answer.
	 * @param answer what the service answered
	 * @return the fault, or {@code null} if it has a value, or means that there is none
	 */
	@Nullable Fault failure(Answer answer) {
		return switch (answer) {
			case Answer.Payload _ -> null;
			case Answer.Rejected(var status, var _, var fault, var _, var _) ->
				this.source.call().nullOn().contains(status) ? null : fault;
			case Answer.Failed(var fault, var _, var _) -> fault;
			case Answer.NotModified _ -> throw new IllegalArgumentException("nobody asked for a newer version");
		};
	}

	private Rendered render(Scope scope, Downstream downstream) {
		Fault obstacle = scope.obstacle();
		return (obstacle != null) ? new Rendered.Refused(obstacle) : downstream.render(this.source.call(), scope);
	}

	private @Nullable Object value(Reply reply, Opened opened) {
		Fault failure = failure(reply.answer());
		if (failure != null) {
			return failure;
		}
		return (reply.answer() instanceof Answer.Payload) ? reply.value(opened) : this.absence.ofMissing();
	}

	/**
	 * Rows that ask for the same.
	 *
	 * @param scope of the first of them
	 * @param rows all of them
	 */
	private record Asking(Scope scope, List<Row> rows) {

	}

}
