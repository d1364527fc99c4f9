package io.sluice.engine;

import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import io.sluice.access.Caller;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.downstream.Trace;
import io.sluice.plan.Arguments;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * What a client asked for, besides the document.
 *
 * @param context graphql-java's view of the execution
 * @param parameters what graphql-java would execute
 * @param client what templates may know
 * @param caller who asks
 * @param event sees what becomes of the event that it is carried out for, if it is one
 */
record Inquiry(ExecutionContext context, ExecutionStrategyParameters parameters, ClientRequest client, Caller caller,
		EventWitness event) {

	/**
	 * What graphql-java was asked to execute.
	 * @param context its view of the execution
	 * @param parameters what it would execute
	 * @return the same, with what the request's context holds for the engine
	 */
	static Inquiry of(ExecutionContext context, ExecutionStrategyParameters parameters) {
		GraphQLContext request = context.getGraphQLContext();
		return new Inquiry(context, parameters, request.get(ClientRequest.class),
				request.getOrDefault(Caller.class, Caller.ANONYMOUS), EventWitness.NONE);
	}

	/** Sees what becomes of the request. */
	Witness witness() {
		return this.context.getGraphQLContext().getOrDefault(Witness.class, Witness.NONE);
	}

	/** The same for an event that begins now. */
	Inquiry ofEvent() {
		return new Inquiry(this.context, this.parameters, this.client, this.caller, witness().event());
	}

	/** What a call that is made for it finds in Reactor's context. */
	Context ofCall() {
		return this.event.calls().map((trace) -> Context.of(Trace.class, trace)).orElseGet(this.client::context);
	}

	/** Whether the client is told what was called for it. */
	boolean isToBeExplained() {
		return this.context.getGraphQLContext().hasKey(CallsQuestion.class);
	}

	/**
	 * What is known of who asks, and of the request.
	 * @param reference a claim, the token, a header, or something of the request
	 * @return the value, or {@link Absent#ABSENT}
	 */
	@Nullable Object value(Reference reference) {
		return switch (reference.root()) {
			case CLAIMS -> reference.path().in(this.caller.claims());
			case TOKEN -> this.caller.token().<Object>map((token) -> token).orElse(Absent.ABSENT);
			case HEADERS -> {
				String value = this.client.headers().get(name(reference));
				yield (value != null) ? value : Absent.ABSENT;
			}
			case REQUEST -> switch (name(reference)) {
				case "id" -> this.client.id();
				case "operationName" -> this.client.operationName().<Object>map((name) -> name).orElse(Absent.ABSENT);
				case "locale" -> this.client.languages().get().<Object>map(Locale::toLanguageTag).orElse(Absent.ABSENT);
				default -> Absent.ABSENT;
			};
			case ARGS, PARENT, KEYS, KEY, SELECTION, RESULT -> Absent.ABSENT;
		};
	}

	private static String name(Reference reference) {
		return ((JsonPath.Name) reference.path().steps().getFirst()).name();
	}

	/**
	 * The coerced arguments of a field.
	 * @param arguments the arguments as planned
	 * @return their values by name
	 * @throws graphql.GraphQLException if a variable's value cannot stand there
	 */
	Map<String, @Nullable Object> coerce(Arguments arguments) {
		return arguments.coerce(this.context.getCoercedVariables(), this.context.getGraphQLContext(),
				this.context.getLocale());
	}

}
