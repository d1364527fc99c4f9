package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.stub.ServerCalls;
import io.sluice.config.ProtoFile;
import io.sluice.proto.ProtoFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing but the start tells proto files, descriptor sets and reflection apart. */
class DescribedServicesTests {

	private static final ProtoFolder FOLDER = new ProtoFolder(List.of(new ProtoFile("money.proto", """
			syntax = "proto3";
			package money.v1;
			message Money { int64 units = 1; Currency currency = 2; }
			enum Currency { CURRENCY_UNSPECIFIED = 0; CURRENCY_EUR = 1; }
			"""), new ProtoFile("pricing.proto", """
			syntax = "proto3";
			package pricing.v1;
			import "money.proto";
			service Pricing { rpc GetPrice(GetPriceRequest) returns (money.v1.Money); }
			message GetPriceRequest { string product_id = 1; }
			""")));

	private static final FileDescriptor MONEY = FOLDER.file("money.proto").orElseThrow();

	private static final FileDescriptor PRICING = FOLDER.file("pricing.proto").orElseThrow();

	private static Server server;

	@TempDir
	Path folder;

	@BeforeAll
	static void serve() throws IOException {
		BindableService pricing = DescribedServicesTests::pricing;
		server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.addService(pricing)
			.addService(ProtoReflectionServiceV1.newInstance())
			.build()
			.start();
	}

	@AfterAll
	static void stop() {
		server.shutdownNow();
	}

	private static ServerServiceDefinition pricing() {
		Descriptor request = PRICING.findMessageTypeByName("GetPriceRequest");
		MethodDescriptor<DynamicMessage, DynamicMessage> method = MethodDescriptor
			.newBuilder(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(request)),
					ProtoUtils.marshaller(money(0)))
			.setType(MethodDescriptor.MethodType.UNARY)
			.setFullMethodName("pricing.v1.Pricing/GetPrice")
			.build();
		ServiceDescriptor described = ServiceDescriptor.newBuilder("pricing.v1.Pricing")
			.addMethod(method)
			.setSchemaDescriptor((ProtoFileDescriptorSupplier) () -> PRICING)
			.build();
		return ServerServiceDefinition.builder(described).addMethod(method, ServerCalls.asyncUnaryCall((asked, out) -> {
			String id = (String) asked.getField(asked.getDescriptorForType().findFieldByName("product_id"));
			out.onNext(money(100L * Integer.parseInt(id)));
			out.onCompleted();
		})).build();
	}

	private static DynamicMessage money(long units) {
		Descriptor money = MONEY.findMessageTypeByName("Money");
		return DynamicMessage.newBuilder(money)
			.setField(money.findFieldByName("units"), units)
			.setField(money.findFieldByName("currency"), MONEY.findEnumTypeByName("Currency").findValueByNumber(1))
			.build();
	}

	@Test
	void allAnswerAlike() throws IOException {
		Gateway.Setup setup = Gateway.in(this.folder)
			.schema("""
					scalar Long
					type Query {
					  asked(id: ID!): Money
					    @grpc(service: "asked", method: "pricing.v1.Pricing/GetPrice", request: {product_id: "{args.id}"})
					  compiled(id: ID!): Money
					    @grpc(service: "compiled", method: "pricing.v1.Pricing/GetPrice", request: {product_id: "{args.id}"})
					}
					type Money { units: Long! currency: Currency }
					enum Currency { EUR }
					""")
			.file("gateway-config/services.yaml", """
					sluice:
					  services:
					    asked:
					      grpc: {target: "${TARGET}", reflection: true, plaintext: true}
					    compiled:
					      grpc: {target: "${TARGET}", descriptor-set: sets/pricing.pb, plaintext: true}
					""")
			.argument("TARGET", "127.0.0.1:" + server.getPort());
		Path sets = Files.createDirectories(this.folder.resolve("gateway-config/protos/sets"));
		Files.write(sets.resolve("pricing.pb"), descriptorSet());
		try (Gateway gateway = setup.start()) {
			assertThat(gateway.ask("{ a: asked(id: 7) { units currency } b: compiled(id: 8) { units currency } }"))
				.isEqualTo(Json.read("""
						{"data": {"a": {"units": 700, "currency": "EUR"}, "b": {"units": 800, "currency": "EUR"}}}"""));
		}
	}

	private static byte[] descriptorSet() {
		FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
		Stream.of(PRICING, MONEY).forEach((file) -> set.addFile(file.toProto()));
		return set.build().toByteArray();
	}

}
