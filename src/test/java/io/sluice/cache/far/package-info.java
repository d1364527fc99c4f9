/** What instances share, on real servers. */
package io.sluice.cache.far;
