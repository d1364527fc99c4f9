package io.sluice.downstream.rest;

import java.util.ArrayList;
import java.util.List;

import io.sluice.blueprint.Reference;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.Values;
import io.sluice.downstream.Rendered;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes requests of one call. All that is the same for each of them is made once. */
final class RestRenderer {

	private static final Values NONE = (_) -> null;

	private final RestCall call;

	private final Part[] path;

	private final QueryParameter[] query;

	private final HeaderLines headers;

	private final String @Nullable [] constantHeaders;

	private final @Nullable JsonBody body;

	private final @Nullable Rendered constant;

	/**
	 * Prepares a call.
	 * @param call the call
	 */
	RestRenderer(RestCall call) {
		this.call = call;
		this.path = Part.compact(PathParts.of(call.service().baseUrl().toASCIIString(), call.path()));
		this.query = call.query()
			.stream()
			.map((parameter) -> new QueryParameter(parameter, call.listStyle()))
			.toArray(QueryParameter[]::new);
		this.headers = new HeaderLines(call);
		this.constantHeaders = this.headers.isConstant() ? constantHeaders() : null;
		this.body = call.body().map(JsonBody::new).orElse(null);
		this.constant = isConstant() ? fill(NONE) : null;
	}

	private String @Nullable [] constantHeaders() {
		List<String> lines = new ArrayList<>();
		return (this.headers.write(NONE, lines) == null) ? lines.toArray(String[]::new) : null;
	}

	private boolean isConstant() {
		List<Reference> read = new ArrayList<>();
		this.call.references(read::add);
		return read.isEmpty() && this.headers.isConstant();
	}

	/**
	 * Fills in the templates of the call.
	 * @param values what placeholders stand for
	 * @return the request, or why there is none
	 */
	Rendered render(Values values) {
		return (this.constant != null) ? this.constant : fill(values);
	}

	private Rendered fill(Values values) {
		StringBuilder target = new StringBuilder(128);
		Rendered obstacle = Part.writeAll(this.path, values, target);
		if (obstacle == null) {
			obstacle = writeQuery(values, target);
		}
		return (obstacle != null) ? obstacle : withHeaders(target.toString(), values);
	}

	private @Nullable Rendered writeQuery(Values values, StringBuilder target) {
		if (this.query.length == 0) {
			return null;
		}
		target.append('?');
		for (QueryParameter parameter : this.query) {
			Rendered obstacle = parameter.write(values, target);
			if (obstacle != null) {
				return obstacle;
			}
		}
		target.setLength(target.length() - 1);
		return null;
	}

	private Rendered withHeaders(String target, Values values) {
		if (this.constantHeaders != null) {
			return withBody(target, this.constantHeaders, values);
		}
		List<String> lines = new ArrayList<>();
		Rendered obstacle = this.headers.write(values, lines);
		return (obstacle != null) ? obstacle : withBody(target, lines.toArray(String[]::new), values);
	}

	private Rendered withBody(String target, String[] headerLines, Values values) {
		byte[] bytes = null;
		if (this.body != null) {
			try {
				bytes = this.body.write(values);
			}
			catch (JacksonException ex) {
				return Refusal.NOT_JSON.rendered();
			}
		}
		return new Rendered.Ready(new RestRequest(this.call, target, headerLines, bytes));
	}

}
