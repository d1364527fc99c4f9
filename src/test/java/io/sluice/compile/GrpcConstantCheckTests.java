package io.sluice.compile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import graphql.language.Value;
import graphql.parser.Parser;
import io.sluice.blueprint.Template;
import io.sluice.downstream.message.MessageWriter;
import io.sluice.downstream.message.Protos;
import io.sluice.downstream.message.UnfitException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which literals fill which members: those that can be written, and no others. */
class GrpcConstantCheckTests {

	private static final Descriptor ALL = Protos.parse("""
			syntax = "proto2";
			import "google/protobuf/duration.proto";
			import "google/protobuf/field_mask.proto";
			import "google/protobuf/struct.proto";
			import "google/protobuf/timestamp.proto";
			import "google/protobuf/wrappers.proto";
			message All {
			  optional bool bool = 1;
			  optional int32 int32 = 2;
			  optional fixed32 uint32 = 3;
			  optional sint64 int64 = 4;
			  optional fixed64 uint64 = 5;
			  optional google.protobuf.UInt64Value wrapped = 6;
			  optional float float = 7;
			  optional string string = 8;
			  optional bytes bytes = 9;
			  optional google.protobuf.Timestamp time = 10;
			  optional google.protobuf.Duration duration = 11;
			  optional google.protobuf.FieldMask mask = 12;
			  optional State state = 13;
			  optional google.protobuf.Value value = 14;
			  optional google.protobuf.Struct struct = 15;
			  optional google.protobuf.ListValue list = 16;
			  optional All message = 17;
			  map<string, string> map = 18;
			}
			enum State { STATE_UNKNOWN = 0; STATE_ON = 1; }
			""").findMessageTypeByName("All");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			true                    | bool, string, value
			"true"                  | bool, string, bytes, mask, value
			"yes"                   | string, bytes, mask, value
			0                       | int32, uint32, int64, uint64, wrapped, float, string, state, value
			1                       | int32, uint32, int64, uint64, wrapped, float, string, state, value
			2                       | int32, uint32, int64, uint64, wrapped, float, string, value
			-1                      | int32, int64, float, string, value
			"-1"                    | int32, int64, float, string, bytes, mask, value
			2147483647              | int32, uint32, int64, uint64, wrapped, float, string, value
			2147483648              | uint32, int64, uint64, wrapped, float, string, value
			-2147483648             | int32, int64, float, string, value
			-2147483649             | int64, float, string, value
			4294967295              | uint32, int64, uint64, wrapped, float, string, value
			4294967296              | int64, uint64, wrapped, float, string, value
			9223372036854775807     | int64, uint64, wrapped, float, string, value
			9223372036854775808     | uint64, wrapped, float, string, value
			-9223372036854775808    | int64, float, string, value
			-9223372036854775809    | float, string, value
			18446744073709551615    | uint64, wrapped, float, string, value
			"18446744073709551615"  | uint64, wrapped, float, string, bytes, mask, value
			18446744073709551616    | float, string, value
			1.5                     | float, string, value
			"1.5"                   | float, string, mask, value
			"NaN"                   | float, string, bytes, mask, value
			"-Infinity"             | float, string, mask, value
			"AP++"                  | string, bytes, mask, value
			"AP-_"                  | string, bytes, mask, value
			"?"                     | string, mask, value
			"2030-01-31T12:00:00Z"  | string, time, mask, value
			"2030-01-31"            | string, bytes, mask, value
			"PT1.5S"                | string, duration, mask, value
			"1.5s"                  | string, mask, value
			"ON"                    | string, bytes, mask, state, value
			"STATE_ON"              | string, bytes, mask, state, value
			"OFF"                   | string, bytes, mask, value
			""                      | string, bytes, mask, value
			""")
	void whatALiteralFills(String literal, String members) {
		Value<?> value = Parser.parseValue(literal);
		assertThat(members(value, GrpcConstantCheckTests::isAccepted)).as("accepted by the check").isEqualTo(members);
		assertThat(members(value, GrpcConstantCheckTests::isWritten)).as("written into a message").isEqualTo(members);
	}

	private static String members(Value<?> literal, BiPredicate<Value<?>, FieldDescriptor> fits) {
		return ALL.getFields()
			.stream()
			.filter((member) -> fits.test(literal, member))
			.map(FieldDescriptor::getName)
			.collect(Collectors.joining(", "));
	}

	private static boolean isAccepted(Value<?> literal, FieldDescriptor member) {
		Problems problems = new Problems();
		new GrpcConstantCheck(problems).check(literal, constant(literal), ProtoValue.of(member), "request");
		return problems.isEmpty();
	}

	private static boolean isWritten(Value<?> literal, FieldDescriptor member) {
		try {
			MessageWriter.write(ALL, Map.of(member.getName(), constant(literal)));
			return true;
		}
		catch (UnfitException ex) {
			return false;
		}
	}

	private static Object constant(Value<?> literal) {
		Contract contract = new Contract(new Declarations(List.of()), Services.none(),
				new InputForms(Optional.empty(), Map.of(), Map.of()), new GrpcEnums(new Problems()), new Problems());
		Template template = new TemplateCompiler(contract, Scope.service("header")).compile(literal);
		return Objects.requireNonNull(((Template.Constant) template).value());
	}

}
