package io.sluice.blueprint;

/**
 * What a client may demand at most. Fragments count where they are spread.
 *
 * @param tokens lexical tokens of a document
 * @param depth fields of an operation below one another; what is inside of
 * {@code __schema} and {@code __type} does not count
 * @param aliases aliases of an operation
 * @param rootFields fields of an operation that are not inside of another one
 * @param fields fields of a document, all its operations together
 * @param answerSize bytes of an answer, or of one event
 * @param connections WebSockets and event streams at the same time, of all clients
 * @param subscriptionsPerConnection operations at the same time on one WebSocket
 */
public record Limits(int tokens, int depth, int aliases, int rootFields, int fields, long answerSize, int connections,
		int subscriptionsPerConnection) {

}
