/**
 * GraphQL over WebSocket Protocol, sub-protocol {@code graphql-transport-ws}: many
 * operations on one socket.
 */
@NullMarked
package io.sluice.http.socket;

import org.jspecify.annotations.NullMarked;
