package io.sluice.reload;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Blueprint;
import io.sluice.compile.Problem;
import io.sluice.compile.RefusedException;
import io.sluice.generation.Assembly;
import io.sluice.generation.Generation;
import io.sluice.generation.Publication;
import io.sluice.generation.Reload;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Publishes what is written at the start, and whatever it is changed to: built and
 * checked as a whole first, then published in one step.
 */
final class Reloading implements Reload {

	private static final Log logger = LogFactory.getLog(Reloading.class);

	private final Compiling compiling;

	private final Assembly assembly;

	private final Publication publication;

	private final Scheduler thread;

	private final ReloadMeters meters;

	/**
	 * Nothing is published yet.
	 * @param compiling makes blueprints of what is written
	 * @param assembly makes them runnable
	 * @param publication where they become current
	 * @param thread where all of that is done after the start; a single one
	 * @param meters show what became of it
	 */
	Reloading(Compiling compiling, Assembly assembly, Publication publication, Scheduler thread, ReloadMeters meters) {
		this.compiling = compiling;
		this.assembly = assembly;
		this.publication = publication;
		this.thread = thread;
		this.meters = meters;
	}

	/** Publishes what was written at the start. */
	void start() {
		publish(this.compiling.first());
	}

	private void publish(Blueprint blueprint) {
		Generation generation = this.assembly.assemble(blueprint);
		try {
			this.publication.publish(generation);
		}
		catch (RuntimeException ex) {
			generation.close();
			throw ex;
		}
		new Announcement(blueprint).tell();
	}

	@Override
	public Mono<Outcome> reload() {
		return Mono.fromFuture(() -> CompletableFuture.supplyAsync(this::now, this.thread::schedule), true);
	}

	/**
	 * Reloads; to be called on the thread that it is done on.
	 * @return what became of it
	 */
	Outcome now() {
		try {
			return replace();
		}
		catch (RefusedException ex) {
			return refused(ex.problems().stream().map(Problem::toString).toList());
		}
		// a file that is gone while it is read, a bundle that cannot be used
		catch (RuntimeException ex) {
			logger.debug("What is written now cannot be taken over", ex);
			return refused(List.of(String.valueOf(ex.getMessage())));
		}
	}

	private Outcome replace() {
		Again again = this.compiling.again();
		publish(again.blueprint());
		this.meters.replaced();
		logger.info("Reloaded: from now on, requests are answered by what is written now.");
		if (!again.untilRestart().isEmpty()) {
			logger
				.warn("These were changed, but are read at the start only: " + String.join(", ", again.untilRestart()));
		}
		return new Outcome.Replaced(again.untilRestart());
	}

	private Outcome refused(List<String> problems) {
		this.meters.refused();
		logger.warn("Not reloaded: what is written now cannot be run, so all goes on as before.\n"
				+ String.join("\n", problems));
		return new Outcome.Refused(problems);
	}

}
