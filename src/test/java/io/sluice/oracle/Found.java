package io.sluice.oracle;

import io.sluice.blueprint.Naming;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a field, found.
 *
 * @param json the value
 * @param naming how its members are named
 */
record Found(@Nullable Object json, Naming naming) {

}
