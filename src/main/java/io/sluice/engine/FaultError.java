package io.sluice.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import org.jspecify.annotations.Nullable;

/**
 * A fault as clients see it: at one place of an answer, or of the operation as a whole.
 */
final class FaultError implements GraphQLError {

	private static final long serialVersionUID = 1L;

	private final transient Fault fault;

	private final transient Optional<FieldPlan> field;

	private final transient @Nullable List<Object> path;

	private final String correlationId;

	private FaultError(Fault fault, Optional<FieldPlan> field, @Nullable List<Object> path, String correlationId) {
		this.fault = fault;
		this.field = field;
		this.path = path;
		this.correlationId = correlationId;
	}

	/**
	 * A fault of a field.
	 * @param fault what went wrong
	 * @param field the field
	 * @param path where it stands in the answer; copied
	 * @param correlationId the id under which the log tells more
	 * @return the error
	 */
	static FaultError of(Fault fault, FieldPlan field, List<Object> path, String correlationId) {
		return new FaultError(fault, Optional.of(field), List.copyOf(path), correlationId);
	}

	/**
	 * A fault of an operation.
	 * @param fault what went wrong
	 * @param correlationId the id under which the log tells more
	 * @return the error
	 */
	static FaultError of(Fault fault, String correlationId) {
		return new FaultError(fault, Optional.empty(), null, correlationId);
	}

	@Override
	public String getMessage() {
		return this.fault.message();
	}

	@Override
	public List<SourceLocation> getLocations() {
		return this.field.map(FieldPlan::locations).orElse(List.of());
	}

	@Override
	public @Nullable List<Object> getPath() {
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
		this.field.map(FieldPlan::coordinate)
			.filter((coordinate) -> !coordinate.isEmpty())
			.ifPresent((coordinate) -> extensions.put("coordinate", coordinate));
		this.fault.service().ifPresent((service) -> {
			extensions.put("service", service);
			extensions.put("retryable", this.fault.retryable());
		});
		this.fault.retryAfter().ifPresent((delay) -> extensions.put("retryAfter", wholeSeconds(delay)));
		if (!this.fault.argumentPath().isEmpty()) {
			extensions.put("argumentPath", this.fault.argumentPath());
		}
		if (this.field.isEmpty() || this.fault.service().isPresent()) {
			extensions.put("correlationId", this.correlationId);
		}
		return extensions;
	}

	// as in HTTP's Retry-After; a second try that comes too early is for nothing
	private static long wholeSeconds(Duration delay) {
		return delay.plusNanos(999_999_999).toSeconds();
	}

}
