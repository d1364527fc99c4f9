/**
 * What must be true of all code, checked on the classes; and of the checks, checked on
 * fixtures.
 */
package io.sluice.architecture;
