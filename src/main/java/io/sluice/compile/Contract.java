package io.sluice.compile;

/**
 * What the compilers of bindings share.
 *
 * @param types what is declared
 * @param services the services that are declared
 * @param forms how arguments are written for services
 * @param enums checks enums against those of proto files
 * @param problems where to report
 */
record Contract(Declarations types, Services services, InputForms forms, GrpcEnums enums, Problems problems) {

}
