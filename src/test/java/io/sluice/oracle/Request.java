package io.sluice.oracle;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client sends.
 *
 * @param document the document
 * @param operation the name of the operation, if there are several
 * @param variables the variables
 */
record Request(String document, @Nullable String operation, Map<String, @Nullable Object> variables) {

}
