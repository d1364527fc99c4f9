package io.sluice.http.socket;

import java.time.Duration;

import io.sluice.access.Callers;
import io.sluice.http.GoingAway;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * What holds on every socket.
 *
 * @param initTimeout how long a client may take to introduce itself
 * @param keepAlive how often it is asked whether it is there; never if {@code null}
 * @param subscriptions how many operations there may be at the same time
 * @param goingAway closes all of them
 * @param callers finds out who the client is; refuses those who may not ask
 * @param scheduler measures the time
 */
record Terms(Duration initTimeout, @Nullable Duration keepAlive, int subscriptions, GoingAway goingAway,
		Callers callers, Scheduler scheduler) {

}
