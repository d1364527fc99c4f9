/** What callers are told of their budgets, and how they pay. */
@NullMarked
package io.sluice.http.budget;

import org.jspecify.annotations.NullMarked;
