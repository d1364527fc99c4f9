package io.sluice.compile;

import java.util.Map;

import io.sluice.blueprint.RestService;

/**
 * What the compilers of bindings share.
 *
 * @param types what is declared
 * @param services the services by name
 * @param forms how arguments are written for services
 * @param problems where to report
 */
record Contract(Declarations types, Map<String, RestService> services, InputForms forms, Problems problems) {

}
