package io.sluice.plan;

import io.sluice.blueprint.FieldRate;

/**
 * How often an operation asks for a field that is limited.
 *
 * @param rate how often it may be asked for
 * @param times in how many places it is
 */
public record FieldUse(FieldRate rate, int times) {

}
