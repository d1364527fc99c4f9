package io.sluice.compile;

import java.util.Map;
import java.util.Set;

import io.sluice.blueprint.RestService;

/**
 * What the compilers of bindings share.
 *
 * @param types what is declared
 * @param services the services by name
 * @param clientHeaders names of request headers, in lower case, that templates may read
 * @param forms how arguments are written for services
 * @param problems where to report
 */
record Contract(Declarations types, Map<String, RestService> services, Set<String> clientHeaders, InputForms forms,
		Problems problems) {

}
