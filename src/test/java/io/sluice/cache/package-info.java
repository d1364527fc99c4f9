/** What is kept, for how long, and what is never brought back. */
package io.sluice.cache;
