/** Access tokens that the gateway has for itself, as a client of OAuth2. */
@NullMarked
package io.sluice.downstream.token;

import org.jspecify.annotations.NullMarked;
