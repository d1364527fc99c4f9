/** The engine against graphql-java itself. */
@NullMarked
package io.sluice.oracle;

import org.jspecify.annotations.NullMarked;
