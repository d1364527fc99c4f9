package io.sluice.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.downstream.message.Protos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a message is asked for. */
class FieldMaskTests {

	private static final FileDescriptor SHOP = Protos
		.parse("""
				syntax = "proto3";
				import "google/protobuf/struct.proto";
				import "google/protobuf/timestamp.proto";
				service Shop { rpc Get(Request) returns (Response); }
				message Request { string id = 1; }
				message Response { Product product = 1; Page page = 2; map<string, Product> by_id = 3; map<string, Amount> amounts = 4; }
				message Amount { string key = 1; string currency = 2; int32 value = 3; }
				message Page { repeated Product items = 1; }
				message Product {
				  string id = 1;
				  Details details = 2;
				  repeated string tags = 3;
				  repeated Details variants = 4;
				  map<string, Details> by_name = 5;
				  google.protobuf.Timestamp since = 6;
				  google.protobuf.Struct more = 7;
				  oneof owner { Person person = 8; Company company = 9; }
				}
				message Details { string title = 1; Details inner = 2; oneof owner { Person person = 3; Company company = 4; } }
				message Person { string name = 1; }
				message Company { string vat = 1; }
				""");

	/** Of {@code $} there are none. */
	private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\w+");

	private static final Shape TEXT = new Shape.Leaf(LeafType.Basic.STRING, false);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			id                  | id
			details             | details
			details.title       | details.title
			details.inner.title | details.inner.title
			tags                | tags
			tags[0]             | tags
			variants            | variants
			variants[0].title   | variants
			by_name             | by_name
			by_name[0].key      | by_name
			since               | since
			since.nanos         | since
			more.a.b            | more
			owner               | company,person
			owner.name          | company,person
			details.owner       | details.company,details.person
			details[0]          | details
			nothing             | ''
			details.nothing     | details
			""")
	void saysWhatALeafNeeds(String path, String expected) {
		FieldMask mask = new FieldMask(call("product", Optional.empty()));
		mask.read(path(path), TEXT);
		assertThat(String.join(",", mask.paths())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "product, details.title", "page.items, details.title", "page.items[0], details.title",
			"by_id[0].value, details.title", "by_id, ''", "by_id[0], ''", "nowhere, ''" })
	void beginsAtWhatTheCallSelects(String select, String expected) {
		FieldMask mask = new FieldMask(call(select, Optional.empty()));
		mask.read(path("details.title"), TEXT);
		assertThat(String.join(",", mask.paths())).isEqualTo(expected);
	}

	@Test
	void beginsAtTheValuesOfAMapByKey() {
		FieldMask mask = new FieldMask(
				call("by_id", Optional.of(new Batch(Optional.empty(), new Match.ByMember(), 1))));
		mask.read(path("details.title"), TEXT);
		assertThat(mask.paths()).containsExactly("details.title");
	}

	@Test
	void doesNotTakeTheEntriesOfAMapForItsValues() {
		FieldMask mask = new FieldMask(call("amounts", Optional.empty()));
		mask.read(path("key"), TEXT);
		mask.read(path("value"), object(List.of(), slot("currency")));
		assertThat(mask.paths()).isEmpty();
	}

	@Test
	void followsObjectsListsAndMaps() {
		Shape details = object(List.of(), slot("title"), slot("inner.title"));
		assertThat(read("details", details)).containsExactly("details.inner.title", "details.title");
		assertThat(read("$", new Shape.ListOf(object(List.of(), slot("id"), slot("details.title")), false)))
			.containsExactly("details.title", "id");
		assertThat(read("$", new Shape.MembersOf(object(List.of(), slot("id"))))).containsExactly("id");
		assertThat(read("variants", new Shape.ListOf(details, false))).containsExactly("variants");
	}

	@Test
	void readsWhatTemplatesRead() {
		assertThat(read("$", object(List.of(path("details.title"), path("tags[1]")), slot("id"))))
			.containsExactly("details.title", "id", "tags");
		assertThat(read("details", object(List.of(path("title"))))).containsExactly("details.title");
		assertThat(read("$", object(List.of(JsonPath.ROOT), slot("id")))).isEmpty();
	}

	@Test
	void readsWhetherSomethingIsThere() {
		assertThat(read("details", object(List.of(), typename()))).containsExactly("details");
		assertThat(read("$", object(List.of(), typename()))).isEmpty();
	}

	@Test
	void readsWhichTypeItIs() {
		Layout thing = new Layout(0, "Thing", List.of(slot("tags")), List.of());
		Layout other = new Layout(1, "Other", List.of(slot("details.title")), List.of());
		Discriminator discriminator = new Discriminator(path("id"), Map.of("a", "Thing", "b", "Other"));
		assertThat(read("$", new Shape.AbstractOf(discriminator, Map.of("Thing", thing, "Other", other), false)))
			.containsExactly("details.title", "id", "tags");
	}

	@Test
	void keepsWhatCannotBeRead() {
		assertThat(read("details", Shape.Unread.VALUE)).containsExactly("details");
		assertThat(read("details.title", new Shape.Complete(false))).containsExactly("details.title");
		assertThat(read("$", Shape.Unread.VALUE)).isEmpty();
	}

	@Test
	void saysNothingOfWhatIsBelowAnother() {
		FieldMask mask = new FieldMask(call("product", Optional.empty()));
		mask.read(path("details.inner.title"), TEXT);
		mask.read(path("details.title"), TEXT);
		mask.read(path("details.inner"), TEXT);
		assertThat(mask.paths()).containsExactly("details.inner", "details.title");
		mask.read(path("details"), TEXT);
		assertThat(mask.paths()).containsExactly("details");
	}

	@Test
	void readsTheKeysOfBatches() {
		assertThat(matched(new Match.ByPath(path("details.title")))).containsExactly("details.title");
		assertThat(matched(new Match.ByPaths(Map.of("a", path("id"), "b", path("tags[0]"))))).containsExactly("id",
				"tags");
		assertThat(matched(new Match.ByMember())).isEmpty();
		assertThat(matched(new Match.ByIndex())).isEmpty();
	}

	private static List<String> matched(Match match) {
		return new FieldMask(call("page.items", Optional.of(new Batch(Optional.empty(), match, 100)))).paths();
	}

	private static List<String> read(String path, Shape shape) {
		FieldMask mask = new FieldMask(call("product", Optional.empty()));
		mask.read(path(path), shape);
		return mask.paths();
	}

	private static Shape object(List<JsonPath> hidden, FieldPlan... fields) {
		return new Shape.ObjectOf(new Layout(0, "T", List.of(fields), hidden), false);
	}

	private static FieldPlan slot(String path) {
		return new FieldPlan(path, "T.a", List.of(), TEXT, new Source.Property(path(path)), Optional.empty(),
				Guard.OPEN);
	}

	private static FieldPlan typename() {
		return new FieldPlan("__typename", "T.__typename", List.of(), TEXT, Source.TypeName.INSTANCE, Optional.empty(),
				Guard.OPEN);
	}

	private static JsonPath path(String text) {
		return new JsonPath(STEP.matcher(text)
			.results().<JsonPath
					.Step>map(
							(step) -> (step.group(1) != null) ? new JsonPath.Index(Integer.parseInt(step.group(1)))
									: new JsonPath.Name(step.group()))
			.toList());
	}

	private static GrpcCall call(String select, Optional<Batch> batch) {
		GrpcService service = new GrpcService("shop", "shop:1", true, Optional.empty(), Naming.SNAKE_CASE,
				Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1, List.of(), Optional.empty(), Sharing.IDENTITY,
				Resilience.NONE, Set.of());
		return new GrpcCall(service, SHOP.findServiceByName("Shop").findMethodByName("Get"),
				new Template.ObjectOf(Map.of()), List.of(), Duration.ofSeconds(1), path(select), batch, Set.of(),
				OptionalInt.empty());
	}

}
