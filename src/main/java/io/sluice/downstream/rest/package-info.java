/** Calls over HTTP: rendered by component, exchanged by WebClient. */
@NullMarked
package io.sluice.downstream.rest;

import org.jspecify.annotations.NullMarked;
