/** Certificates for tests. */
@NullMarked
package io.sluice.tls;

import org.jspecify.annotations.NullMarked;
