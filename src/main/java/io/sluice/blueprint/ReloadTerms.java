package io.sluice.blueprint;

import java.time.Duration;

/**
 * How changes are taken over while the gateway runs.
 *
 * @param watchEvery how often the files are looked at; never if zero
 * @param drain how long sockets and event streams may stay when there is a newer
 * blueprint
 */
public record ReloadTerms(Duration watchEvery, Duration drain) {

}
