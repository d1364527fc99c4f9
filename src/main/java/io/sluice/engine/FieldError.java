package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;

/** A fault at one place of an answer. */
final class FieldError implements GraphQLError {

	private static final long serialVersionUID = 1L;

	private final transient Fault fault;

	private final transient List<Object> path;

	private final transient FieldPlan field;

	private final String correlationId;

	FieldError(Fault fault, List<Object> path, FieldPlan field, String correlationId) {
		this.fault = fault;
		this.path = List.copyOf(path);
		this.field = field;
		this.correlationId = correlationId;
	}

	@Override
	public String getMessage() {
		return this.fault.message();
	}

	@Override
	public List<SourceLocation> getLocations() {
		return this.field.locations();
	}

	@Override
	public List<Object> getPath() {
		return this.path;
	}

	@Override
	public ErrorClassification getErrorType() {
		return ErrorClassification.errorClassification(this.fault.code().classification());
	}

	@Override
	public Map<String, Object> getExtensions() {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", this.fault.code().name());
		extensions.put("classification", this.fault.code().classification());
		extensions.put("coordinate", this.field.coordinate());
		this.fault.service().ifPresent((service) -> {
			extensions.put("service", service);
			extensions.put("retryable", this.fault.retryable());
			extensions.put("correlationId", this.correlationId);
		});
		return extensions;
	}

}
