package io.sluice.downstream.grpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.sluice.blueprint.Template;
import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service answers, and what becomes of it. */
class GrpcAnswerTests {

	private static final String ERROR = "The service \"things\" answered with an error.";

	private static final String LARGE = "The service \"things\" answered more than may be read.";

	static Metadata trailers(Status.Code code, Message... details) {
		com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder().setCode(code.value());
		List.of(details).forEach((detail) -> status.addDetails(Any.pack(detail)));
		Metadata trailers = StatusProto.toStatusRuntimeException(status.build()).getTrailers();
		return (trailers != null) ? trailers : new Metadata();
	}

	private static Answer.Rejected rejected(Status status, Metadata trailers) {
		try (ThingsServer server = ThingsServer.failing(status, trailers)) {
			Answer answer = Wire.answer(Calls.to(server));
			assertThat(answer).isInstanceOf(Answer.Rejected.class);
			return (Answer.Rejected) answer;
		}
	}

	private static Fault fault(Status.Code code, Duration delay) {
		RetryInfo retry = RetryInfo.newBuilder()
			.setRetryDelay(
					com.google.protobuf.Duration.newBuilder().setSeconds(delay.getSeconds()).setNanos(delay.getNano()))
			.build();
		return rejected(code.toStatus(), trailers(code, retry)).fault();
	}

	@Test
	void aMessageIsHandedOnAsItIs() {
		AtomicReference<byte[]> request = new AtomicReference<>();
		try (ThingsServer server = ThingsServer.answering((message, observer) -> {
			request.set(message);
			observer.onNext(Things.thing("Alder"));
			observer.onCompleted();
		})) {
			Answer answer = Wire.answer(Calls.to(server).member("id", Calls.text("{id}")), "id", 1021);
			assertThat(answer).isInstanceOfSatisfying(Answer.Payload.class,
					(payload) -> assertThat(payload.body()).isEqualTo(Things.thing("Alder")));
			assertThat(Things.read("GetRequest", request.get())).hasToString("id: \"1021\"\n");
		}
	}

	@Test
	void anEmptyMessageIsAMessage() {
		try (ThingsServer server = ThingsServer.answering("")) {
			assertThat(Wire.answer(Calls.to(server))).isInstanceOfSatisfying(Answer.Payload.class,
					(payload) -> assertThat(payload.body()).isEmpty());
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			CANCELLED,           DOWNSTREAM_UNAVAILABLE, true,  false
			UNKNOWN,             DOWNSTREAM_ERROR,       false, false
			INVALID_ARGUMENT,    DOWNSTREAM_ERROR,       false, true
			DEADLINE_EXCEEDED,   DOWNSTREAM_TIMEOUT,     true,  false
			NOT_FOUND,           DOWNSTREAM_ERROR,       false, true
			ALREADY_EXISTS,      DOWNSTREAM_ERROR,       false, false
			PERMISSION_DENIED,   DOWNSTREAM_ERROR,       false, false
			RESOURCE_EXHAUSTED,  DOWNSTREAM_ERROR,       true,  false
			FAILED_PRECONDITION, DOWNSTREAM_ERROR,       false, true
			ABORTED,             DOWNSTREAM_ERROR,       true,  false
			OUT_OF_RANGE,        DOWNSTREAM_ERROR,       false, true
			UNIMPLEMENTED,       DOWNSTREAM_ERROR,       false, false
			INTERNAL,            DOWNSTREAM_ERROR,       false, false
			UNAVAILABLE,         DOWNSTREAM_UNAVAILABLE, true,  false
			DATA_LOSS,           DOWNSTREAM_ERROR,       false, false
			UNAUTHENTICATED,     DOWNSTREAM_ERROR,       false, false
			""")
	void eachStatusHasItsCode(Status.Code status, Code code, boolean retryable, boolean splittable) {
		String message = switch (code) {
			case DOWNSTREAM_UNAVAILABLE -> "The service \"things\" could not be reached.";
			case DOWNSTREAM_TIMEOUT -> "The service \"things\" did not answer in time.";
			default -> ERROR;
		};
		Answer.Rejected rejected = rejected(status.toStatus().withDescription("s3cret\nline"), new Metadata());
		assertThat(rejected).isEqualTo(new Answer.Rejected(status.name(), splittable,
				new Fault(code, message, Optional.of("things"), retryable), "s3cret line", rejected.freshness()));
	}

	@Test
	void aServiceMaySayWhenToTryAgain() {
		assertThat(fault(Status.Code.RESOURCE_EXHAUSTED, Duration.ofMillis(1_500)).retryAfter())
			.contains(Duration.ofMillis(1_500));
		assertThat(fault(Status.Code.UNAVAILABLE, Duration.ofSeconds(3)).retryAfter()).contains(Duration.ofSeconds(3));
		assertThat(fault(Status.Code.INTERNAL, Duration.ofSeconds(3)).retryAfter()).isEmpty();
	}

	@Test
	void aDelayThatIsNoneIsNotTold() {
		assertThat(fault(Status.Code.RESOURCE_EXHAUSTED, Duration.ofSeconds(-1)).retryAfter()).isEmpty();
		assertThat(fault(Status.Code.RESOURCE_EXHAUSTED, Duration.ofSeconds(Long.MAX_VALUE)).retryAfter()).isEmpty();
	}

	@Test
	void detailsAreForTheLog() {
		RetryInfo retry = RetryInfo.newBuilder()
			.setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(2))
			.build();
		Answer.Rejected rejected = rejected(Status.ABORTED.withDescription("again"),
				trailers(Status.Code.ABORTED, retry));
		assertThat(rejected.detail()).startsWith("again, code: 10").contains("RetryInfo", "seconds: 2");
		assertThat(rejected.fault().message()).isEqualTo(ERROR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\u0001\u0002", "\u00ff\u00ff\u00ff" })
	void detailsThatCannotBeReadAreLeftOut(String details) {
		Metadata trailers = new Metadata();
		trailers.put(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
				details.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(rejected(Status.NOT_FOUND, trailers).status()).isEqualTo("NOT_FOUND");
	}

	@Test
	void aDetailThatCannotBeReadIsLeftOut() {
		Any broken = Any.pack(RetryInfo.getDefaultInstance())
			.toBuilder()
			.setValue(ByteString.copyFrom(new byte[] { 10, 100 }))
			.build();
		Metadata trailers = trailers(Status.Code.ABORTED);
		com.google.rpc.Status status = com.google.rpc.Status.newBuilder().setCode(10).addDetails(broken).build();
		trailers.put(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER), status.toByteArray());
		assertThat(rejected(Status.ABORTED, trailers).fault().retryAfter()).isEmpty();
	}

	@Test
	void aDescriptionNeitherFloodsTheLogNorBeginsALine() {
		String detail = rejected(Status.INTERNAL.withDescription("a\r\n" + "x".repeat(5_000)), new Metadata()).detail();
		assertThat(detail).startsWith("a  x").hasSize(1_024);
	}

	@Test
	void aUnaryMethodAnswersOneMessage() {
		try (ThingsServer none = ThingsServer.answering((request, observer) -> observer.onCompleted());
				ThingsServer two = ThingsServer.answering((request, observer) -> {
					observer.onNext(Things.thing("a"));
					observer.onNext(Things.thing("b"));
					observer.onCompleted();
				})) {
			for (ThingsServer server : List.of(none, two)) {
				assertThat(Wire.answer(Calls.to(server))).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
					assertThat(rejected.status()).isEqualTo("INTERNAL");
					assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_ERROR);
					assertThat(rejected.detail()).isEqualTo("a unary method answered no message, or several");
				});
			}
		}
	}

	@Test
	void aStatusCountsMoreThanTheMessageBeforeIt() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("a"));
			observer.onError(Status.DATA_LOSS.asRuntimeException());
		})) {
			assertThat(Wire.answer(Calls.to(server))).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.status()).isEqualTo("DATA_LOSS"));
		}
	}

	@Test
	void aMessageMayBeAsLargeAsTheLimit() {
		byte[] thing = Things.thing("x".repeat(1_000));
		try (ThingsServer server = ThingsServer.answering("x".repeat(1_000))) {
			assertThat(Wire.answer(Calls.to(server).maxResponseSize(thing.length))).isInstanceOf(Answer.Payload.class);
			assertTooLarge(Wire.answer(Calls.to(server).maxResponseSize(thing.length - 1)));
		}
	}

	@Test
	void aCompressedMessageIsMeasuredUncompressed() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.setCompression("gzip");
			observer.onNext(Things.thing("x".repeat(100_000)));
			observer.onCompleted();
		})) {
			assertTooLarge(Wire.answer(Calls.to(server).maxResponseSize(50_000)));
			assertThat(Wire.answer(Calls.to(server))).isInstanceOfSatisfying(Answer.Payload.class,
					(payload) -> assertThat(payload.body()).isEqualTo(Things.thing("x".repeat(100_000))));
		}
	}

	@Test
	void aLimitOfTheServiceIsNotOurs() {
		Template constant = new Template.Constant(Map.of("id", "x".repeat(2_000)));
		try (ThingsServer server = ThingsServer.answering((request, observer) -> observer.onCompleted(),
				(builder) -> builder.maxInboundMessageSize(1_000))) {
			assertThat(Wire.answer(Calls.to(server).request(constant))).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.fault().message()).isEqualTo(ERROR));
		}
	}

	private static void assertTooLarge(Answer answer) {
		assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class,
				(failed) -> assertThat(failed.fault()).isEqualTo(Fault.of(Code.DOWNSTREAM_ERROR, "things", LARGE)));
	}

}
