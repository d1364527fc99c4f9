package io.sluice.plan;

import graphql.language.OperationDefinition;

/**
 * What one operation will do, with its conditions decided. Immutable; depends on the
 * document and the blueprint only.
 *
 * @param kind query, mutation or subscription
 * @param root the layout of the answer's root
 * @param layouts how many layouts there are
 * @param fields how many fields there are, all layouts together
 */
public record Plan(OperationDefinition.Operation kind, Layout root, int layouts, int fields) {

}
