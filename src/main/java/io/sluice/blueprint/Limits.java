package io.sluice.blueprint;

import java.time.Duration;
import java.util.Map;

/**
 * What a client may demand at most.
 *
 * @param document of a document, before it is validated
 * @param request of a request
 * @param operation of an operation, before it is executed
 * @param callers of one caller, and of all of them
 */
public record Limits(OfDocument document, OfRequest request, OfOperation operation, OfCallers callers) {

	/**
	 * Of a document. Fragments count where they are spread.
	 *
	 * @param characters letters of its text
	 * @param tokens lexical tokens
	 * @param depth fields of an operation below one another; what is inside of
	 * {@code __schema} and {@code __type} does not count
	 * @param aliases aliases of an operation
	 * @param rootFields fields of an operation that are not inside of another one
	 * @param fields fields of all its operations together
	 * @param fragments fragments that are spread in all its operations together
	 * @param directives directives in all its operations together
	 */
	public record OfDocument(int characters, int tokens, int depth, int aliases, int rootFields, int fields,
			int fragments, int directives) {

	}

	/**
	 * Of a request.
	 *
	 * @param bodySize bytes of its body, or of a message on a WebSocket
	 * @param bodyTime from when somebody wants to read its body to the last byte of it
	 * @param operations operations; if it is one, a body must not be a list
	 * @param listSize elements of a list in arguments and variables, and those that a
	 * slicing argument asks for
	 * @param operationTime from the beginning of an operation, or of an event of a
	 * subscription, to the last answer of a service
	 * @param answerSize bytes of an answer, or of one event
	 */
	public record OfRequest(long bodySize, Duration bodyTime, int operations, int listSize, Duration operationTime,
			long answerSize) {

	}

	/**
	 * Of an operation.
	 *
	 * @param cost its cost, as far as it is known before it is executed
	 * @param assumedListSize elements that a list is assumed to have of which nothing is
	 * said
	 * @param calls calls to a service, by its name; all services are there
	 */
	public record OfOperation(int cost, int assumedListSize, Map<String, Integer> calls) {

		public OfOperation {
			calls = Map.copyOf(calls);
		}

	}

	/**
	 * At the same time.
	 *
	 * @param operationsPerCaller operations of one caller that are under way,
	 * subscriptions included
	 * @param concurrentOperations operations of all callers that are under way, those of
	 * subscriptions until their streams have begun
	 * @param connections WebSockets and event streams of all callers
	 * @param subscriptionsPerConnection operations on one WebSocket
	 */
	public record OfCallers(int operationsPerCaller, int concurrentOperations, int connections,
			int subscriptionsPerConnection) {

	}

}
