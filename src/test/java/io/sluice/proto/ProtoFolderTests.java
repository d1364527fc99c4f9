package io.sluice.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import com.google.rpc.CodeProto;
import com.google.rpc.ErrorDetailsProto;
import com.google.rpc.context.AttributeContextProto;
import com.google.type.MoneyProto;
import io.sluice.config.ProtoFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProtoFolderTests {

	@Test
	void knowsEveryScalar() {
		Descriptor message = file(
				"""
						syntax = "proto3";
						message M {
						  double a = 1; float b = 2; int32 c = 3; int64 d = 4; uint32 e = 5; uint64 f = 6; sint32 g = 7; sint64 h = 8;
						  fixed32 i = 9; fixed64 j = 10; sfixed32 k = 11; sfixed64 l = 12; bool m = 13; string n = 14; bytes o = 15;
						}
						""")
			.findMessageTypeByName("M");
		assertThat(message.getFields()).extracting((field) -> field.getType().name().toLowerCase(Locale.ROOT))
			.containsExactly("double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32",
					"fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes");
	}

	@Test
	void findsTypesInTheInnermostScope() {
		FileDescriptor file = file("""
				syntax = "proto3";
				package shop.v1;
				message Money { int64 units = 1; }
				message Order {
				  message Money { string text = 1; }
				  enum State { STATE_UNSPECIFIED = 0; }
				  Money inner = 1;
				  .shop.v1.Money outer = 2;
				  v1.Money relative = 3;
				  State state = 4;
				  repeated Order.Money list = 5;
				}
				""");
		Descriptor order = file.findMessageTypeByName("Order");
		assertThat(order.getFields()).extracting(ProtoFolderTests::type)
			.containsExactly("shop.v1.Order.Money", "shop.v1.Money", "shop.v1.Money", "shop.v1.Order.State",
					"shop.v1.Order.Money");
		assertThat(order.findFieldByName("list").isRepeated()).isTrue();
	}

	private static String type(FieldDescriptor field) {
		return (field.getJavaType() == FieldDescriptor.JavaType.ENUM) ? field.getEnumType().getFullName()
				: field.getMessageType().getFullName();
	}

	@Test
	void knowsPresenceOneofsAndMaps() {
		Descriptor message = file("""
				syntax = "proto3";
				message M {
				  int32 plain = 1;
				  oneof choice { string text = 2; M message = 3; }
				  optional int32 optional = 4;
				  map<string, M> by_name = 5;
				  map<int32, E> kinds_by_number = 6;
				}
				enum E { option allow_alias = true; A = 0; B = 1; C = 1; }
				""").findMessageTypeByName("M");
		assertThat(message.getFields()).extracting(FieldDescriptor::getName)
			.containsExactly("plain", "text", "message", "optional", "by_name", "kinds_by_number");
		assertThat(message.getFields()).extracting(FieldDescriptor::hasPresence)
			.containsExactly(false, true, true, true, false, false);
		assertThat(message.getRealOneofs()).extracting((oneOf) -> oneOf.getName()).containsExactly("choice");
		assertThat(message.findFieldByName("optional").getRealContainingOneof()).isNull();
		assertThat(message.findFieldByName("by_name").isMapField()).isTrue();
		assertThat(message.findFieldByName("kinds_by_number").getMessageType().findFieldByName("value").getEnumType())
			.isEqualTo(message.getFile().findEnumTypeByName("E"));
	}

	@Test
	void knowsProto2() {
		Descriptor message = file("""
				package a;
				message M {
				  required string id = 1;
				  optional int32 count = 2 [default = 5];
				  repeated int32 numbers = 3 [packed = true];
				  repeated int32 others = 4;
				  extensions 100 to 199;
				}
				extend M { optional string more = 100; }
				""").findMessageTypeByName("M");
		assertThat(message.findFieldByName("id").isRequired()).isTrue();
		assertThat(message.findFieldByName("count").getDefaultValue()).isEqualTo(5);
		assertThat(message.findFieldByName("count").hasPresence()).isTrue();
		assertThat(message.findFieldByName("numbers").isPacked()).isTrue();
		assertThat(message.findFieldByName("others").isPacked()).isFalse();
	}

	@Test
	void knowsMethods() {
		FileDescriptor file = file(
				"""
						syntax = "proto3";
						package a.v1;
						import "google/api/annotations.proto";
						import "google/protobuf/empty.proto";
						service S {
						  option deprecated = true;
						  rpc Unary(M) returns (google.protobuf.Empty) { option (google.api.http) = { get: "/a/{id=*}" additional_bindings { post: "/b" body: "*" } }; }
						  rpc Server(.a.v1.M) returns (stream M) { option idempotency_level = NO_SIDE_EFFECTS; }
						  rpc Client(stream M) returns (M);
						}
						message M { string id = 1 [(my.option) = { a: [1, 2] }, deprecated = true]; }
						""");
		var service = new GrpcApi(List.of(file)).service("a.v1.S").orElseThrow();
		assertThat(service.findMethodByName("Unary").getOutputType().getFullName()).isEqualTo("google.protobuf.Empty");
		assertThat(service.findMethodByName("Unary").isServerStreaming()).isFalse();
		assertThat(service.findMethodByName("Server").isServerStreaming()).isTrue();
		assertThat(service.findMethodByName("Client").isClientStreaming()).isTrue();
		assertThat(service.findMethodByName("Server").getOptions().getIdempotencyLevel())
			.isEqualTo(IdempotencyLevel.NO_SIDE_EFFECTS);
		assertThat(service.findMethodByName("Client").getOptions().hasIdempotencyLevel()).isFalse();
	}

	@Test
	void followsImports() {
		ProtoFolder folder = folder(Map.of("a.proto",
				"syntax = \"proto3\"; import \"b/b.proto\"; message A { b.B b = 1; c.C c = 2; }", "b/b.proto",
				"syntax = \"proto3\"; package b; import public \"c.proto\"; message B { c.C c = 1; }", "c.proto",
				"syntax = \"proto3\"; package c; message C { }", "unused.proto", "nonsense"));
		Descriptor a = folder.file("a.proto").orElseThrow().findMessageTypeByName("A");
		assertThat(a.findFieldByName("c").getMessageType())
			.isSameAs(a.findFieldByName("b").getMessageType().findFieldByName("c").getMessageType());
		assertThat(folder.mistakes()).isEmpty();
		assertThat(folder.file("b/b.proto")).containsSame(a.findFieldByName("b").getMessageType().getFile());
	}

	@Test
	void doesNotSeeWhatIsImportedPrivately() {
		ProtoFolder folder = folder(
				Map.of("a.proto", "syntax = \"proto3\";\nimport \"b.proto\";\nmessage A {\n  c.C c = 1;\n}", "b.proto",
						"syntax = \"proto3\"; package b; import \"c.proto\"; message B { c.C c = 1; }", "c.proto",
						"syntax = \"proto3\"; package c; message C { }"));
		assertThat(folder.file("a.proto")).isEmpty();
		assertThat(folder.mistakes()).extracting(Mistake::toString)
			.singleElement()
			.asString()
			.contains("Nobody declares the type c.C here.")
			.contains("gateway-config/protos/a.proto:4:3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "google/protobuf/any.proto", "google/protobuf/api.proto",
			"google/protobuf/descriptor.proto", "google/protobuf/duration.proto", "google/protobuf/empty.proto",
			"google/protobuf/field_mask.proto", "google/protobuf/source_context.proto", "google/protobuf/struct.proto",
			"google/protobuf/timestamp.proto", "google/protobuf/type.proto", "google/protobuf/wrappers.proto",
			"google/rpc/code.proto", "google/rpc/error_details.proto", "google/rpc/status.proto",
			"google/rpc/context/attribute_context.proto", "google/type/money.proto", "google/type/date.proto",
			"google/type/latlng.proto", "google/type/postal_address.proto", "google/api/annotations.proto",
			"google/api/client.proto", "google/api/field_behavior.proto", "google/api/httpbody.proto",
			"google/longrunning/operations.proto" })
	void bringsTheFilesOfGoogle(String path) {
		ProtoFolder folder = folder(Map.of());
		assertThat(folder.file(path)).isPresent();
		assertThat(folder.mistakes()).isEmpty();
	}

	@Test
	void saysOfThemWhatProtocSays() {
		for (FileDescriptor compiled : List.of(TimestampProto.getDescriptor(), ErrorDetailsProto.getDescriptor(),
				MoneyProto.getDescriptor(), StructProto.getDescriptor(), WrappersProto.getDescriptor(),
				CodeProto.getDescriptor(), AttributeContextProto.getDescriptor())) {
			FileDescriptor made = folder(Map.of()).file(compiled.getName()).orElseThrow();
			assertThat(shape(made)).as(compiled.getName()).isEqualTo(shape(compiled));
		}
	}

	/** All that matters on the wire. */
	private static List<String> shape(FileDescriptor file) {
		List<String> shape = new ArrayList<>();
		file.getMessageTypes().forEach((message) -> shape(message, shape));
		file.getEnumTypes()
			.forEach((type) -> type.getValues().forEach((value) -> shape.add(value.getFullName() + value.getNumber())));
		return shape;
	}

	private static void shape(Descriptor message, List<String> shape) {
		message.getFields()
			.forEach((field) -> shape.add(field + " " + field.getNumber() + " " + field.getType() + " "
					+ field.isRepeated() + field.isPacked() + field.hasPresence() + field.isMapField() + " "
					+ ((field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) ? field.getMessageType().getFullName()
							: "")
					+ Optional.ofNullable(field.getRealContainingOneof()).map((oneOf) -> oneOf.getName()).orElse("")));
		message.getNestedTypes().forEach((nested) -> shape(nested, shape));
	}

	@Test
	void prefersWhatPeopleWrote() {
		ProtoFolder folder = folder(
				Map.of("google/type/money.proto", "syntax = \"proto3\"; package google.type; message Mine { }"));
		assertThat(folder.file("google/type/money.proto").orElseThrow().findMessageTypeByName("Mine")).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "nowhere.proto", "google/../secret.proto", "google/protobuf", "logback-test.xml" })
	void knowsNoOtherFiles(String path) {
		ProtoFolder folder = folder(Map.of());
		assertThat(folder.file(path)).isEmpty();
	}

	private static FileDescriptor file(String text) {
		ProtoFolder folder = folder(Map.of("a.proto", text));
		Optional<FileDescriptor> file = folder.file("a.proto");
		assertThat(folder.mistakes()).isEmpty();
		return file.orElseThrow();
	}

	private static ProtoFolder folder(Map<String, String> files) {
		return new ProtoFolder(
				files.entrySet().stream().map((file) -> new ProtoFile(file.getKey(), file.getValue())).toList());
	}

}
