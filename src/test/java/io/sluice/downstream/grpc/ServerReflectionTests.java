package io.sluice.downstream.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.sluice.blueprint.GrpcService;
import io.sluice.config.ProtoFile;
import io.sluice.proto.Offer;
import io.sluice.proto.ProtoFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

class ServerReflectionTests {

	private static final FileDescriptor PRICING = new ProtoFolder(List.of(new ProtoFile("money.proto", """
			syntax = "proto3";
			package money.v1;
			message Money { int64 units = 1; }
			"""), new ProtoFile("pricing.proto", """
			syntax = "proto3";
			package pricing.v1;
			import "money.proto";
			import "google/protobuf/timestamp.proto";
			service Pricing { rpc Get(Request) returns (money.v1.Money); }
			service Rates { rpc Get(Request) returns (Request); }
			message Request { string id = 1; google.protobuf.Timestamp at = 2; }
			"""))).file("pricing.proto").orElseThrow();

	private static final String NONSENSE = "does not answer as server reflection does.";

	private final ServerReflection reflection = new ServerReflection(new DefaultSslBundleRegistry());

	private Offer ask(GrpcService service) {
		return Objects.requireNonNull(this.reflection.ask(List.of(service)).get(service.name()));
	}

	private void assertUnknown(GrpcService service, String why) {
		assertThat(ask(service)).isEqualTo(new Offer.Unknown(why));
	}

	private void assertUnknown(Answering answering, String why) {
		try (ReflectingServer server = ReflectingServer.start(PRICING, answering)) {
			assertUnknown(server.service(), why);
		}
	}

	private void assertKnown(ReflectingServer server) {
		assertThat(ask(server.service())).isInstanceOfSatisfying(Offer.Known.class, (known) -> {
			assertThat(known.api().services()).contains("pricing.v1.Pricing", "pricing.v1.Rates");
			assertThat(known.api()
				.service("pricing.v1.Pricing")
				.orElseThrow()
				.findMethodByName("Get")
				.getOutputType()
				.findFieldByName("units")).isNotNull();
		});
		await().untilAtomic(server.connections(), equalTo(0));
	}

	@Test
	void asksV1() {
		try (ReflectingServer server = ReflectingServer.start(PRICING, ProtoReflectionServiceV1.newInstance())) {
			assertKnown(server);
		}
	}

	@Test
	@SuppressWarnings("deprecation")
	void asksV1AlphaWhereThereIsNoV1() {
		try (ReflectingServer server = ReflectingServer.start(PRICING,
				io.grpc.protobuf.services.ProtoReflectionService.newInstance())) {
			assertKnown(server);
		}
	}

	@Test
	void asksNobodyWhereNobodyWantsTo() {
		assertThat(this.reflection.ask(List.of())).isEmpty();
	}

	@Test
	void asksAllAtTheSameTime() {
		CountDownLatch asked = new CountDownLatch(3);
		Answering waiting = new Answering((_) -> {
			asked.countDown();
			return awaited(asked) ? error(Status.Code.ABORTED) : null;
		});
		try (ReflectingServer server = ReflectingServer.start(PRICING, waiting)) {
			Map<String, Offer> offers = this.reflection
				.ask(Stream.of("a", "b", "c").map((name) -> named(name, server.service())).toList());
			assertThat(offers).hasSize(3)
				.allSatisfy((_, offer) -> assertThat(offer)
					.isEqualTo(new Offer.Unknown("failed with the status ABORTED when it was asked what it offers.")));
		}
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static GrpcService named(String name, GrpcService service) {
		return new GrpcService(name, service.target(), service.plaintext(), service.sslBundle(), service.naming(),
				service.timeout(), service.connectTimeout(), service.maxResponseSize(), service.concurrency(),
				service.headers(), Optional.empty(), service.sharing(), service.resilience(), service.safeMethods());
	}

	private static GrpcService encrypted(GrpcService service, Optional<String> bundle) {
		return new GrpcService(service.name(), service.target(), false, bundle, service.naming(), service.timeout(),
				service.connectTimeout(), service.maxResponseSize(), service.concurrency(), service.headers(),
				Optional.empty(), service.sharing(), service.resilience(), service.safeMethods());
	}

	@Test
	void saysThatThereIsNone() {
		try (ReflectingServer server = ReflectingServer.start(PRICING)) {
			assertUnknown(server.service(), "has no server reflection, neither v1 nor v1alpha. "
					+ "Turn it on there, or write protos or descriptor-set instead.");
		}
	}

	@Test
	void saysThatNobodyIsThere() {
		ReflectingServer server = ReflectingServer.start(PRICING);
		GrpcService service = server.service();
		server.close();
		assertUnknown(service, "cannot be reached. It has to run when the gateway starts, and to listen without TLS.");
	}

	@Test
	void saysThatNobodySpeaksHttp2There() throws IOException {
		try (ServerSocket web = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
				ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
			server.submit(() -> {
				try (Socket connection = web.accept()) {
					connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
					return connection.getInputStream().readAllBytes();
				}
			});
			assertUnknown(ReflectingServer.service(web.getLocalPort(), Duration.ofSeconds(20)),
					"failed with the status INTERNAL when it was asked what it offers.");
		}
	}

	@Test
	void saysThatTlsDoesNotWork() {
		try (ReflectingServer server = ReflectingServer.start(PRICING, ProtoReflectionServiceV1.newInstance())) {
			assertUnknown(encrypted(server.service(), Optional.empty()),
					"cannot be reached. It has to run when the gateway starts, and to listen with TLS; "
							+ "without, write plaintext: true.");
		}
	}

	@Test
	void saysThatTheBundleIsNotThere() {
		assertUnknown(encrypted(ReflectingServer.service(1, Duration.ofSeconds(20)), Optional.of("inner")),
				"cannot be asked: sluice.services.pricing.ssl-bundle is \"inner\", which cannot be used: "
						+ "SSL bundle name 'inner' cannot be found");
	}

	@Test
	void doesNotWaitForeverForAnAnswer() {
		try (ReflectingServer server = ReflectingServer.start(PRICING, new Answering((_) -> null))) {
			assertUnknown(ReflectingServer.service(server.server().getPort(), Duration.ofMillis(300)),
					"did not say what it offers within 300ms.");
			await().untilAtomic(server.connections(), equalTo(0));
		}
	}

	@Test
	void doesNotWaitForeverForAConnection() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertUnknown(ReflectingServer.service(silent.getLocalPort(), Duration.ofMillis(300)),
					"did not say what it offers within 300ms.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					UNAUTHENTICATED   | does not let everybody ask what it offers. Open its server reflection to the gateway, or write protos or descriptor-set instead.
					PERMISSION_DENIED | does not let everybody ask what it offers. Open its server reflection to the gateway, or write protos or descriptor-set instead.
					INTERNAL          | failed with the status INTERNAL when it was asked what it offers.
					""")
	void saysHowTheServerFails(Status.Code code, String why) {
		BindableService refusing = () -> refusing(code);
		try (ReflectingServer server = ReflectingServer.start(PRICING, refusing)) {
			assertUnknown(server.service(), why);
		}
	}

	private static ServerServiceDefinition refusing(Status.Code code) {
		return ServerInterceptors.intercept(ProtoReflectionServiceV1.newInstance().bindService(),
				new ServerInterceptor() {
					@Override
					public <Q, R> ServerCall.Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers,
							ServerCallHandler<Q, R> next) {
						call.close(code.toStatus(), new Metadata());
						return new ServerCall.Listener<>() {
						};
					}
				});
	}

	@Test
	void takesWhatItGets() {
		Answering answering = new Answering((question) -> switch (question.getMessageRequestCase()) {
			case LIST_SERVICES -> services("pricing.v1.Pricing", "unknown.Service", "grpc.reflection.v1.Anything");
			case FILE_CONTAINING_SYMBOL -> question.getFileContainingSymbol().startsWith("pricing") ? files(PRICING)
					: error(Status.Code.NOT_FOUND);
			case FILE_BY_FILENAME -> question.getFileByFilename().equals("money.proto")
					? files(PRICING.getDependencies().getFirst()) : error(Status.Code.NOT_FOUND);
			default -> null;
		});
		try (ReflectingServer server = ReflectingServer.start(PRICING, answering)) {
			assertKnown(server);
		}
	}

	@Test
	void saysThatADescriptionIsNotComplete() {
		assertUnknown(new Answering((question) -> switch (question.getMessageRequestCase()) {
			case LIST_SERVICES -> services("pricing.v1.Pricing");
			case FILE_CONTAINING_SYMBOL -> files(PRICING);
			default -> error(Status.Code.NOT_FOUND);
		}), "lacks money.proto, which pricing.proto imports.");
	}

	@Test
	void saysThatNothingIsDescribed() {
		assertUnknown(new Answering((_) -> services()), "describes no gRPC service.");
		assertUnknown(
				new Answering(
						(question) -> question.hasListServices() ? services("a.A") : error(Status.Code.NOT_FOUND)),
				"describes no gRPC service.");
	}

	@Test
	void saysThatTheServerDoesNotEvenListItsServices() {
		assertUnknown(new Answering((_) -> error(Status.Code.ABORTED)),
				"failed with the status ABORTED when it was asked what it offers.");
	}

	@Test
	void saysThatAnAnswerIsAnotherOne() {
		assertUnknown(new Answering((_) -> files(PRICING)), NONSENSE);
		assertUnknown(new Answering((_) -> services("a.A")), NONSENSE);
		assertUnknown(new Answering((_) -> ServerReflectionResponse.getDefaultInstance()), NONSENSE);
	}

	@Test
	void saysThatAFileIsNone() {
		ServerReflectionResponse.Builder broken = ServerReflectionResponse.newBuilder();
		broken.getFileDescriptorResponseBuilder().addFileDescriptorProto(ByteString.copyFromUtf8("syntax"));
		assertUnknown(new Answering((question) -> question.hasListServices() ? services("a.A") : broken.build()),
				NONSENSE);
	}

	@Test
	void saysThatTheServerDoesNotStayForAnAnswer() {
		try (ReflectingServer server = ReflectingServer.start(PRICING, () -> refusing(Status.Code.OK))) {
			assertUnknown(server.service(), NONSENSE);
		}
	}

	@Test
	void saysThatAnAnswerIsNoMessage() {
		try (ReflectingServer server = ReflectingServer.start(PRICING, ServerReflectionTests::babbling)) {
			assertUnknown(server.service(), NONSENSE);
		}
	}

	private static ServerServiceDefinition babbling() {
		io.grpc.MethodDescriptor<byte[], byte[]> method = io.grpc.MethodDescriptor
			.newBuilder(ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
			.setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
			.setFullMethodName("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
			.build();
		return ServerServiceDefinition.builder("grpc.reflection.v1.ServerReflection").addMethod(method, (call, _) -> {
			call.sendHeaders(new Metadata());
			call.sendMessage("bla bla".getBytes(UTF_8));
			return new ServerCall.Listener<>() {
			};
		}).build();
	}

	@Test
	void saysThatAnAnswerIsTooLarge() {
		assertUnknown(new Answering((_) -> services("a".repeat(1 << 20))),
				"answers with more than its max-response-size when it is asked what it offers, or has no time for that.");
	}

	private static ServerReflectionResponse services(String... names) {
		ServerReflectionResponse.Builder answer = ServerReflectionResponse.newBuilder();
		answer.getListServicesResponseBuilder();
		Stream.of(names).forEach((name) -> answer.getListServicesResponseBuilder().addServiceBuilder().setName(name));
		return answer.build();
	}

	private static ServerReflectionResponse files(FileDescriptor file) {
		ServerReflectionResponse.Builder answer = ServerReflectionResponse.newBuilder();
		answer.getFileDescriptorResponseBuilder().addFileDescriptorProto(file.toProto().toByteString());
		return answer.build();
	}

	private static ServerReflectionResponse error(Status.Code code) {
		ServerReflectionResponse.Builder answer = ServerReflectionResponse.newBuilder();
		answer.getErrorResponseBuilder().setErrorCode(code.value());
		return answer.build();
	}

	/** Answers as the test says; a null is no answer. */
	private static final class Answering extends ServerReflectionGrpc.ServerReflectionImplBase {

		private final Function<ServerReflectionRequest, ServerReflectionResponse> answers;

		Answering(Function<ServerReflectionRequest, ServerReflectionResponse> answers) {
			this.answers = answers;
		}

		@Override
		public StreamObserver<ServerReflectionRequest> serverReflectionInfo(
				StreamObserver<ServerReflectionResponse> observer) {
			return new StreamObserver<>() {
				@Override
				public void onNext(ServerReflectionRequest question) {
					ServerReflectionResponse answer = Answering.this.answers.apply(question);
					if (answer != null) {
						observer.onNext(answer);
					}
				}

				@Override
				public void onError(Throwable error) {
				}

				@Override
				public void onCompleted() {
					observer.onCompleted();
				}
			};
		}

	}

}
