package io.sluice.engine;

import java.util.List;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.sluice.fault.Fault;

/** A fault of an operation as a whole. */
final class OperationError implements GraphQLError {

	private static final long serialVersionUID = 1L;

	private final transient Fault fault;

	private final String correlationId;

	OperationError(Fault fault, String correlationId) {
		this.fault = fault;
		this.correlationId = correlationId;
	}

	@Override
	public String getMessage() {
		return this.fault.message();
	}

	@Override
	public List<SourceLocation> getLocations() {
		return List.of();
	}

	@Override
	public ErrorClassification getErrorType() {
		return ErrorClassification.errorClassification(this.fault.code().classification());
	}

	@Override
	public Map<String, Object> getExtensions() {
		return Map.of("code", this.fault.code().name(), "classification", this.fault.code().classification(),
				"correlationId", this.correlationId);
	}

}
