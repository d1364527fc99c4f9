/** A storefront's services, for trying the gateway out: real HTTP servers with state. */
@NullMarked
package io.sluice.sample;

import org.jspecify.annotations.NullMarked;
