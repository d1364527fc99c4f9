package io.sluice.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of a call for many keys.
 *
 * @param values what each key gets if nothing more is asked, in their order: a value,
 * {@link Missing}, or a fault
 * @param refused whether the service refused the call and one of the keys may be the
 * reason
 */
record Outcome(List<@Nullable Object> values, boolean refused) {

}
