package io.sluice.downstream;

import java.util.Set;

import reactor.util.context.ContextView;

/**
 * What a call is made for. Calls find it in Reactor's context, by its class: equal
 * requests are equal whatever they are for.
 *
 * @param coordinate the field that asks, such as {@code Product.price}
 * @param keys how many keys it asks for; 0 if it does not ask by key
 * @param cached what the cache had of it: {@code miss}, {@code refresh}, or {@code none}
 * if it was not asked
 * @param nullOn the statuses that mean null, which is no failure
 */
public record Purpose(String coordinate, int keys, String cached, Set<String> nullOn) {

	/** Nobody has said. */
	public static final Purpose UNSAID = new Purpose("", 0, "none", Set.of());

	/**
	 * The purpose of a call.
	 * @param context what the call finds in Reactor's context
	 * @return what it is made for, or {@link #UNSAID}
	 */
	static Purpose of(ContextView context) {
		return (context.getOrDefault(Purpose.class, null) instanceof Purpose said) ? said : UNSAID;
	}

	/**
	 * How a call has ended, for those who count.
	 * @param answer what came of it
	 * @return {@code OK}, {@code NOT_MODIFIED}, {@code NULL}, or the code of the fault
	 */
	String outcome(Answer answer) {
		return switch (answer) {
			case Answer.Payload _ -> "OK";
			case Answer.NotModified _ -> "NOT_MODIFIED";
			case Answer.Rejected rejected when this.nullOn.contains(rejected.status()) -> "NULL";
			case Answer.Rejected rejected -> rejected.fault().code().name();
			case Answer.Failed failed -> failed.fault().code().name();
		};
	}

}
