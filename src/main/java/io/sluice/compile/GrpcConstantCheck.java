package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import graphql.language.AstPrinter;
import graphql.language.Value;

/** Checks literals without placeholders against what they fill in a request. */
final class GrpcConstantCheck {

	private static final int SIGNED_32 = 31;

	private final Problems problems;

	GrpcConstantCheck(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Checks a literal.
	 * @param literal as written
	 * @param constant its value: a string, a number or a boolean
	 * @param target what it fills
	 * @param what the name of the member
	 */
	void check(Value<?> literal, Object constant, ProtoValue target, String what) {
		switch (target) {
			case ProtoValue.Single(ProtoKind kind, var name) -> {
				if (!fits(constant, kind, name)) {
					refuse(literal, target, what, ". Write " + example(kind) + ".");
				}
			}
			case ProtoValue.EnumOf proto -> {
				if (!isValue(proto.type(), constant)) {
					List<String> values = proto.type().getValues().stream().map(EnumValueDescriptor::getName).toList();
					refuse(literal, target, what, ". " + Suggestion.of(constant.toString(), "Values", values));
				}
			}
			case ProtoValue.Json json when json.isSingle() -> {
				// JSON may be any literal
			}
			case ProtoValue.Json json when json.isList() -> refuse(literal, target, what, ". Write a list.");
			case ProtoValue.ListOf _ -> refuse(literal, target, what, ". Write a list.");
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.MapOf _, ProtoValue.OneOf _ ->
				refuse(literal, target, what, ". Write an object.");
		}
	}

	private static boolean isValue(EnumDescriptor type, Object constant) {
		return switch (constant) {
			case String text -> GrpcEnums.counterpart(type, text).isPresent();
			case Integer number -> type.findValueByNumber(number) != null;
			default -> false;
		};
	}

	private static boolean fits(Object constant, ProtoKind kind, String name) {
		return switch (kind) {
			case BOOL -> constant instanceof Boolean || constant.equals("true") || constant.equals("false");
			case INT32 -> whole(constant).filter((number) -> number.bitLength() <= SIGNED_32).isPresent();
			case UINT32 ->
				whole(constant).filter((number) -> number.signum() >= 0 && number.bitLength() <= Integer.SIZE)
					.isPresent();
			case INT64 -> whole(constant).filter((number) -> isUnsigned(name)
					? number.signum() >= 0 && number.bitLength() <= Long.SIZE : number.bitLength() < Long.SIZE)
				.isPresent();
			case FLOAT -> constant instanceof Number || (constant instanceof String text && isDecimal(text));
			case STRING -> true;
			case BYTES -> constant instanceof String text && (parses(() -> Base64.getDecoder().decode(text))
					|| parses(() -> Base64.getUrlDecoder().decode(text)));
			case TIMESTAMP -> constant instanceof String text && parses(() -> OffsetDateTime.parse(text));
			case DURATION -> constant instanceof String text && parses(() -> Duration.parse(text));
			case FIELD_MASK -> constant instanceof String;
		};
	}

	private static boolean isDecimal(String text) {
		return Set.of("NaN", "Infinity", "-Infinity").contains(text) || parses(() -> new BigDecimal(text));
	}

	private static boolean isUnsigned(String name) {
		return name.equals("uint64") || name.equals("fixed64") || name.equals("google.protobuf.UInt64Value");
	}

	private static Optional<BigInteger> whole(Object constant) {
		try {
			return switch (constant) {
				case BigDecimal _, Boolean _ -> Optional.empty();
				default -> Optional.of(new BigInteger(constant.toString()));
			};
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean parses(Runnable parsing) {
		try {
			parsing.run();
			return true;
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static String example(ProtoKind kind) {
		return switch (kind) {
			case BOOL -> "true or false";
			case INT32, UINT32, INT64 -> "a whole number of its size";
			case FLOAT -> "a number";
			case STRING -> "a text";
			case BYTES -> "base64 in quotes";
			case TIMESTAMP -> "a date and time like \"2030-01-31T12:00:00Z\"";
			case DURATION -> "a duration like \"PT1.5S\"";
			case FIELD_MASK -> "paths in quotes, such as \"name,price.amount\", or \"{selection}\"";
		};
	}

	private void refuse(Value<?> literal, ProtoValue target, String what, String right) {
		this.problems.add(literal, what + " is " + target + ", but this is " + AstPrinter.printAst(literal) + right);
	}

}
