package io.sluice.downstream.grpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.rpc.BadRequest;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaGenerator;
import io.grpc.Status;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.InputTypes;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.WireForm;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A member that a service objects to, as {@code google.rpc.BadRequest} has it, is told as
 * the argument that it was made of.
 */
class ViolationTests {

	private static final GraphQLSchema SCHEMA = SchemaGenerator.createdMockedSchema("""
			type Query { get(id: ID, input: OrderInput, lines: [LineInput!]): String }
			input OrderInput { lines: [LineInput!], note: String }
			input LineInput { quantity: Int }
			""");

	private static final InputTypes TYPES = new InputTypes(SCHEMA, Map.of(),
			Map.of(FieldCoordinates.coordinates("OrderInput", "note"), "customer_note"), Naming.SNAKE_CASE);

	private static final Template ID = Calls.argument("id", WireForm.AsIs.INSTANCE);

	private static final Template INPUT = Calls.argument("input", form("input"));

	private static final Template LINES = Calls.argument("lines", form("lines"));

	private static WireForm form(String argument) {
		GraphQLInputType type = SCHEMA.getQueryType().getFieldDefinition("get").getArgument(argument).getType();
		return TYPES.form(type);
	}

	private static Answer.Rejected rejected(Status.Code code, Template request, String... violated) {
		BadRequest.Builder violations = BadRequest.newBuilder();
		Stream.of(violated)
			.forEach((field) -> violations.addFieldViolationsBuilder().setField(field).setDescription("s3cret"));
		GrpcCall call = Calls.to("x").request(request).build();
		Rendered rendered = new GrpcRenderer(call).render(
				Calls.values("id", 1, "other", 2, "input", Map.of(), "lines", List.of(), "filter", 3, "x", Map.of()));
		Answer answer = new ServiceFaults(call.service()).rejected((GrpcRequest) ((Rendered.Ready) rendered).request(),
				code.toStatus(), GrpcAnswerTests.trailers(code, violations.build()), Freshness.NONE);
		return (Answer.Rejected) answer;
	}

	private static Template whole() {
		Map<String, Template> members = new LinkedHashMap<>();
		members.put("id", new Template.Text(List.of(new Template.Constant("id-"), ID)));
		members.put("ids", new Template.ListOf(List.of(new Template.Constant("0"), ID)));
		members.put("order", INPUT);
		members.put("numbers", new Template.Constant(List.of(1)));
		members.put("counts", new Template.Placeholder(new Reference(Reference.Root.PARENT, JsonPath.of("x"))));
		return new Template.ObjectOf(members);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			id                          | id
			ids[1]                      | id
			order                       | input
			order.customer_note         | input note
			order.customerNote          | input note
			order.lines                 | input lines
			order.lines[2].quantity     | input lines 2 quantity
			order.lines.2.quantity      | input lines 2 quantity
			order.lines[2].other        | input lines 2
			order.customer_note.x       | input note
			order.lines["a"].quantity   | input lines
			""")
	void isToldAsItsArgument(String violated, String path) {
		Answer.Rejected rejected = rejected(Status.Code.INVALID_ARGUMENT, whole(), violated);
		assertThat(rejected.status()).isEqualTo("INVALID_ARGUMENT");
		assertThat(rejected.splittable()).isFalse();
		assertThat(rejected.fault().code()).isEqualTo(Code.BAD_USER_INPUT);
		assertThat(rejected.fault().message()).isEqualTo("The service \"things\" did not accept a value.");
		assertThat(rejected.fault().service()).contains("things");
		assertThat(rejected.fault().argumentPath().stream().map(String::valueOf)).containsExactly(path.split(" "));
		assertThat(rejected.detail()).contains("s3cret");
	}

	@Test
	void hasIndexesAsNumbers() {
		assertThat(rejected(Status.Code.INVALID_ARGUMENT, whole(), "order.lines[2].quantity").fault().argumentPath())
			.containsExactly("input", "lines", 2, "quantity");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "other", "ids", "ids[0]", "ids[7]", "ids.x", "numbers", "numbers[0]", "counts.x",
			"[0]", "{}" })
	void isAnErrorOfTheServiceIfNoArgumentWasSentThere(String violated) {
		Answer.Rejected rejected = rejected(Status.Code.INVALID_ARGUMENT, whole(), violated);
		assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_ERROR);
		assertThat(rejected.fault().argumentPath()).isEmpty();
		assertThat(rejected.splittable()).isTrue();
	}

	@Test
	void mayBeTheRequestItself() {
		Template lines = new Template.ObjectOf(Map.of("order", new Template.ObjectOf(Map.of("lines", LINES))));
		assertThat(rejected(Status.Code.INVALID_ARGUMENT, lines, "order.lines[1].quantity").fault().argumentPath())
			.containsExactly("lines", 1, "quantity");
		assertThat(rejected(Status.Code.INVALID_ARGUMENT, INPUT, "").fault().argumentPath()).containsExactly("input");
	}

	@Test
	void mayBeAPartOfAnArgument() {
		Template part = new Template.Placeholder(new Reference(Reference.Root.ARGS,
				new JsonPath(List.of(new JsonPath.Name("filter"), new JsonPath.Name("ids"), new JsonPath.Index(0)))));
		assertThat(rejected(Status.Code.INVALID_ARGUMENT, new Template.ObjectOf(Map.of("id", part)), "id").fault()
			.argumentPath()).containsExactly("filter", "ids", 0);
	}

	@Test
	void isTheFirstOfSeveralThatIsKnown() {
		assertThat(
				rejected(Status.Code.INVALID_ARGUMENT, whole(), "numbers", "order.lines", "id").fault().argumentPath())
			.containsExactly("input", "lines");
	}

	@Test
	void isNotToldWithAnotherStatus() {
		assertThat(rejected(Status.Code.FAILED_PRECONDITION, whole(), "id").fault().code())
			.isEqualTo(Code.DOWNSTREAM_ERROR);
	}

	@Test
	void isNotMadeOfSeveralArguments() {
		Template text = new Template.Text(List.of(ID, Calls.argument("other", WireForm.AsIs.INSTANCE)));
		assertThat(rejected(Status.Code.INVALID_ARGUMENT, new Template.ObjectOf(Map.of("id", text)), "id").fault()
			.argumentPath()).isEmpty();
	}

}
