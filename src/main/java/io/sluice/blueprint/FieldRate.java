package io.sluice.blueprint;

/**
 * How often a field may be asked for.
 *
 * @param allowance how often, by the coordinate of the field
 * @param per who shares it
 */
public record FieldRate(Allowance allowance, RateScope per) {

}
