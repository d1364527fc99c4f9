package io.sluice.plan;

/**
 * What the templates of a field read, besides the request itself.
 *
 * @param arguments the field's arguments
 * @param parents where the row holds what the templates read of its JSON
 */
public record Inputs(Arguments arguments, ParentSlots parents) {

}
