package io.sluice.downstream.rest;

import java.util.Collection;
import java.util.IdentityHashMap;

import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;

/** Makes requests of calls. Safe for use by many threads. */
public final class RestRenderers {

	private final IdentityHashMap<RestCall, RestRenderer> renderers = new IdentityHashMap<>();

	/**
	 * Prepares calls.
	 * @param calls the calls that will be made
	 */
	public RestRenderers(Collection<RestCall> calls) {
		calls.forEach((call) -> this.renderers.computeIfAbsent(call, RestRenderer::new));
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	public Rendered render(RestCall call, Values values) {
		RestRenderer renderer = this.renderers.get(call);
		return ((renderer != null) ? renderer : new RestRenderer(call)).render(values);
	}

}
