/** What people see in a browser. */
@NullMarked
package io.sluice.browser;

import org.jspecify.annotations.NullMarked;
