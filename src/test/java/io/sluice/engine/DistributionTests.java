package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.sluice.blueprint.Batch;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.fault.Fault;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import io.sluice.row.ReadSlice;
import io.sluice.row.RowList;
import io.sluice.row.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** "Order is never trusted": which element goes to which key, and who is to blame. */
class DistributionTests {

	private static final Shape INT = new Shape.Leaf(LeafType.Basic.INT, false);

	private static final JsonPath VALUE = JsonPath.of("v");

	private static final Match BY_ID = new Match.ByPath(JsonPath.of("id"));

	private static final Fault VIOLATION = ServiceFaults.of("shop").violation();

	private static final Fault MISMATCH = ServiceFaults.of("shop").mismatch();

	private static final Object MISSING = Missing.MISSING;

	@Test
	void givesElementsToTheirKeysInAnyOrder() {
		assertThat(one("[{\"v\": 2, \"id\": 8}, null, {\"id\": \"7\", \"v\": 1}]")).containsExactly(1, 2, MISSING);
	}

	@Test
	void keepsApartWhatIsNullAndWhatIsMissing() {
		assertThat(one("[{\"id\": 7, \"v\": null}, {\"id\": 8}]")).containsExactly(null, null, MISSING);
	}

	@Test
	void reportsADuplicateAtItsKeyOnly() {
		assertThat(one("[{\"id\": 7, \"v\": 1}, {\"id\": 8, \"v\": 2}, {\"id\": 7, \"v\": 1}, {\"id\": 7, \"v\": 1}]"))
			.containsExactly(VIOLATION, 2, MISSING);
		assertThat(one("[{\"id\": 7, \"v\": null}, {\"id\": 7, \"v\": 3}]")).containsExactly(VIOLATION, MISSING,
				MISSING);
	}

	@Test
	void holdsAForeignElementAgainstMissingKeys() {
		assertThat(one("[{\"id\": 7, \"v\": 1}, {\"id\": 99, \"v\": 2}]")).containsExactly(1, VIOLATION, VIOLATION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\": 99, \"v\": 2}", "{\"v\": 2}", "{\"id\": null}", "{\"id\": {\"x\": 7}}", "{}" })
	void holdsAForeignElementAgainstAllIfNoneIsMissing(String foreign) {
		assertThat(one("[{\"id\": 7, \"v\": 1}, {\"id\": 8, \"v\": 1}, {\"id\": 9, \"v\": 1}, " + foreign + "]"))
			.containsExactly(VIOLATION, VIOLATION, VIOLATION);
	}

	@Test
	void failsOnlyTheKeyWhoseValueDoesNotFit() {
		assertThat(one("[{\"id\": 7, \"v\": \"x\"}, {\"id\": 8, \"v\": 2}]")).containsExactly(MISMATCH, 2, MISSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"id\": 7, \"v\": 1}, 5]", "[[]]", "{\"id\": 7}", "\"x\"", "[{\"id\": 7", "[] []" })
	void failsAllKeysIfTheAnswerDoesNotFit(String json) {
		assertThat(one(json)).containsExactly(MISMATCH, MISMATCH, MISMATCH);
		assertThat(distribute(BY_ID, true, VALUE, json)).containsExactly(MISMATCH, MISMATCH, MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]" })
	void missesAllKeysIfNothingIsAnswered(String json) {
		assertThat(one(json)).containsExactly(MISSING, MISSING, MISSING);
	}

	@Test
	void gathersManyInTheOrderOfTheAnswer() {
		assertThat(distribute(BY_ID, true, VALUE,
				"[{\"id\": 7, \"v\": 1}, {\"id\": 8, \"v\": 2}, {\"id\": 7, \"v\": 3}, {\"id\": 7, \"v\": null}]"))
			.containsExactly(Arrays.asList(1, 3, null), List.of(2), MISSING);
		assertThat(distribute(BY_ID, true, VALUE, "[{\"id\": 1, \"v\": 1}, {\"id\": 7, \"v\": 2}]"))
			.containsExactly(List.of(2), VIOLATION, VIOLATION);
	}

	@Test
	void comparesCompositeKeysAsAWhole() {
		Map<String, JsonPath> paths = new LinkedHashMap<>();
		paths.put("a", JsonPath.of("x").then(JsonPath.of("a")));
		paths.put("b", JsonPath.of("b"));
		List<BatchKey> keys = List.of(composite("1", 23), composite("12", 3), composite("1", null + ""));
		Distribution distribution = elements(VALUE).distribution(batch(new Match.ByPaths(paths)), false);
		assertThat(distribution.distribute(keys, slice("""
				[{"x": {"a": 12}, "b": "3", "v": 1}, {"b": 23, "v": 2, "x": {"a": "1"}}, {"x": null, "b": 3}]"""),
				(_) -> {
				}))
			.containsExactly(2, 1, VIOLATION);
	}

	@Test
	void readsMembersByKey() {
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "{\"8\": 2, \"7\": 1}")).containsExactly(1, 2,
				MISSING);
		assertThat(
				distribute(new Match.ByMember(), false, VALUE, "{\"8\": {\"v\": \"x\"}, \"7\": {\"v\": 1}, \"9\": 5}"))
			.containsExactly(1, MISMATCH, MISMATCH);
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "{\"8\": null, \"7\": 1, \"9\": 3}"))
			.containsExactly(1, MISSING, 3);
	}

	@Test
	void reportsForeignMembers() {
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "{\"7\": 1, \"x\": 2}")).containsExactly(1,
				VIOLATION, VIOLATION);
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "{\"7\": 1, \"8\": 1, \"9\": 1, \"x\": 2}"))
			.containsExactly(VIOLATION, VIOLATION, VIOLATION);
	}

	@Test
	void failsAllKeysIfThereAreNoMembers() {
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "[1]")).containsOnly(MISMATCH);
		assertThat(distribute(new Match.ByMember(), false, JsonPath.ROOT, "null")).containsOnly(MISSING);
	}

	@Test
	void trustsPositionsOfTheRightNumber() {
		assertThat(distribute(new Match.ByIndex(), false, JsonPath.ROOT, "[1, null, \"x\"]")).containsExactly(1,
				MISSING, MISMATCH);
		assertThat(distribute(new Match.ByIndex(), false, VALUE, "[{\"v\": 1}, {}, 3]")).containsExactly(1, null,
				MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1, 2]", "[1, 2, 3, 4]", "[]", "null", "" })
	void failsTheWholeCallIfPositionsAreOfAnotherNumber(String json) {
		assertThat(distribute(new Match.ByIndex(), false, JsonPath.ROOT, json)).containsExactly(VIOLATION, VIOLATION,
				VIOLATION);
	}

	@Test
	void failsTheWholeCallIfThereAreNoPositions() {
		assertThat(distribute(new Match.ByIndex(), false, JsonPath.ROOT, "{}")).containsOnly(MISMATCH);
	}

	@Test
	void givesValuesWithTheirBytesToWhoKeepsThem() {
		assertThat(withBytes(BY_ID, false, VALUE, "[{\"id\": 7, \"v\": 1}, {\"id\": 8, \"v\": \"x\"}]"))
			.containsExactly("1 of 1", MISMATCH, MISSING);
		assertThat(withBytes(BY_ID, true, VALUE, "[{\"id\": 7, \"v\": 1}, {\"id\": 7, \"v\": null}]"))
			.containsExactly(Arrays.asList("1 of 1", null), MISSING, MISSING);
		assertThat(withBytes(new Match.ByMember(), false, VALUE, "{\"7\": {\"v\": 1}, \"8\": null}"))
			.containsExactly("1 of 1", MISSING, MISSING);
		assertThat(withBytes(new Match.ByIndex(), false, VALUE, "[{\"v\": 1}, {}, null]")).containsExactly("1 of 1",
				null, MISSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1, [2], 3]", "{\"7\": 1, \"8\": [2], \"9\": 3}" })
	void doesNotReadWhatMayBeAnything(String json) {
		Match match = json.startsWith("[") ? new Match.ByIndex() : new Match.ByMember();
		assertThat(withBytes(match, false, JsonPath.ROOT, json)).containsExactly("1", "[2]", "3");
	}

	private static List<Object> withBytes(Match match, boolean many, JsonPath path, String json) {
		List<BatchKey> keys = Stream.of("7", 8, 9).map(BatchKey::of).toList();
		return elements(path).withBytes().distribution(batch(match), many).distribute(keys, slice(json), (_) -> {
		}).stream().map(DistributionTests::told).toList();
	}

	private static Object told(Object value) {
		return switch (value) {
			case ReadSlice(var slice, var read) -> read + " of " + told(slice);
			case Slice slice -> new String(slice.bytes(), slice.from(), slice.length(), StandardCharsets.UTF_8);
			case RowList list -> {
				List<Object> all = new ArrayList<>();
				for (int i = 0; i < list.size(); i++) {
					all.add(told(list.element(i)));
				}
				yield all;
			}
			case null, default -> value;
		};
	}

	private static List<Object> one(String json) {
		return distribute(BY_ID, false, VALUE, json);
	}

	private static List<Object> distribute(Match match, boolean many, JsonPath path, String json) {
		List<BatchKey> keys = Stream.of("7", 8, 9).map(BatchKey::of).toList();
		return elements(path).distribution(batch(match), many).distribute(keys, slice(json), (_) -> {
		});
	}

	private static Elements elements(JsonPath path) {
		return new Elements(Calls.selecting(JsonPath.ROOT), path, INT);
	}

	private static Batch batch(Match match) {
		return new Batch(Optional.empty(), match, 10);
	}

	private static Slice slice(String json) {
		return Slice.of(json.getBytes(StandardCharsets.UTF_8));
	}

	private static BatchKey composite(Object a, Object b) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("a", a);
		members.put("b", b);
		return BatchKey.of(members);
	}

}
