package io.sluice.downstream.grpc;

import java.util.Collection;
import java.util.IdentityHashMap;

import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;

/** Makes requests of calls. Safe for use by many threads. */
public final class GrpcRenderers {

	private final IdentityHashMap<GrpcCall, GrpcRenderer> renderers = new IdentityHashMap<>();

	/**
	 * Prepares calls.
	 * @param calls the calls that will be made
	 */
	public GrpcRenderers(Collection<GrpcCall> calls) {
		calls.forEach((call) -> this.renderers.computeIfAbsent(call, GrpcRenderer::new));
	}

	/**
	 * Fills in the templates of a call.
	 * @param call what to send
	 * @param values what its placeholders stand for
	 * @return the request, or why there is none; never throws
	 */
	public Rendered render(GrpcCall call, Values values) {
		GrpcRenderer renderer = this.renderers.get(call);
		return ((renderer != null) ? renderer : new GrpcRenderer(call)).render(values);
	}

}
