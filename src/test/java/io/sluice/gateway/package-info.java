/** The whole gateway, as its clients and the services behind it see it. */
@NullMarked
package io.sluice.gateway;

import org.jspecify.annotations.NullMarked;
