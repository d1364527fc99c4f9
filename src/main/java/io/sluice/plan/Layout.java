package io.sluice.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * The slots of a row: the fields of the answer in their order, then hidden slots with raw
 * values that templates read. Compared by identity.
 */
public final class Layout {

	private final int number;

	private final String type;

	private final FieldPlan[] fields;

	private final JsonPath[] hidden;

	private final SerializableString[] names;

	private final int[] active;

	private final @Nullable Object[] blank;

	private final List<Rule> rules;

	private final Map<String, Integer> members = new HashMap<>();

	private final int whole;

	/**
	 * Lays out the rows of one place in an operation.
	 * @param number distinct within its plan, counted from zero
	 * @param type the name of the object type
	 * @param fields what the answer shows, in its order
	 * @param hidden where further raw values stand in the row's JSON
	 */
	public Layout(int number, String type, List<FieldPlan> fields, List<JsonPath> hidden) {
		this(number, type, fields, new Hidden(hidden, Map.of()), List.of());
	}

	/**
	 * Lays out the rows of one place in an operation.
	 * @param number distinct within its plan, counted from zero
	 * @param type the name of the object type
	 * @param fields what the answer shows, in its order
	 * @param hidden further raw values of the row's JSON
	 * @param rules what must hold for each object, or it is not shown
	 */
	Layout(int number, String type, List<FieldPlan> fields, Hidden hidden, List<Rule> rules) {
		this.number = number;
		this.type = type;
		this.rules = List.copyOf(rules);
		this.fields = fields.toArray(FieldPlan[]::new);
		this.hidden = hidden.paths().toArray(JsonPath[]::new);
		this.names = fields.stream()
			.map((field) -> new SerializedString(field.responseName()))
			.toArray(SerializableString[]::new);
		this.active = IntStream.range(0, this.fields.length)
			.filter((slot) -> isActive(this.fields[slot].source()))
			.toArray();
		this.blank = new @Nullable Object[this.fields.length + this.hidden.length];
		for (int i = 0; i < this.fields.length; i++) {
			this.blank[i] = switch (this.fields[i].source()) {
				case Source.TypeName _ -> type;
				case Source.Refused(var fault) -> fault;
				case Source.Property _, Source.Introspection _, Source.Computed _, Source.Single _, Source.Batched _,
						Source.Lookup _ ->
					null;
			};
		}
		hidden.ofRules().forEach((path, slot) -> {
			this.blank[slot] = Absent.ABSENT;
			path.steps().forEach((step) -> this.members.put(((JsonPath.Name) step).name(), slot));
		});
		this.whole = hidden.ofRules().getOrDefault(JsonPath.ROOT, -1);
	}

	/**
	 * Tells the layouts of a plan apart.
	 * @return counted from zero
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The object type of the rows.
	 * @return its name
	 */
	public String type() {
		return this.type;
	}

	/**
	 * How many slots the answer shows; they are the first ones.
	 * @return the number of fields
	 */
	public int visible() {
		return this.fields.length;
	}

	/**
	 * The field that a slot is for.
	 * @param slot the number of a visible slot
	 * @return the field
	 */
	public FieldPlan field(int slot) {
		return this.fields[slot];
	}

	/**
	 * The hidden slots; the first one's number is {@link #visible()}.
	 * @return where their values stand in the row's JSON
	 */
	public List<JsonPath> hidden() {
		return List.of(this.hidden);
	}

	/**
	 * What must hold for each row, or it is not shown.
	 * @return the rules of the object type that are not decided elsewhere
	 */
	public List<Rule> rules() {
		return this.rules;
	}

	/**
	 * The members of the row's JSON that rules read.
	 * @return their slots by name, not to be modified
	 */
	public Map<String, Integer> members() {
		return this.members;
	}

	/**
	 * The slot of the row's JSON as a whole.
	 * @return its number, or -1 if no rule reads it
	 */
	public int whole() {
		return this.whole;
	}

	/**
	 * The name of a visible slot's field in the answer, ready to be written.
	 * @param slot the number of a visible slot
	 * @return the response name
	 */
	public SerializableString name(int slot) {
		return this.names[slot];
	}

	/**
	 * Whether something is left to do when a row has been read.
	 * @return {@code true} if there are {@link #active()} slots
	 */
	public boolean isActive() {
		return this.active.length > 0;
	}

	/**
	 * The slots that are not filled by reading the row.
	 * @return their numbers, not to be modified
	 */
	public int[] active() {
		return this.active;
	}

	private static boolean isActive(Source source) {
		return switch (source) {
			case Source.Property _, Source.TypeName _, Source.Refused _ -> false;
			case Source.Introspection _, Source.Computed _, Source.Single _, Source.Batched _, Source.Lookup _ -> true;
		};
	}

	/**
	 * The slots of a new row.
	 * @return null but for {@code __typename}, and for what is refused
	 */
	public @Nullable Object[] blank() {
		return this.blank.clone();
	}

	@Override
	public String toString() {
		return this.type + "#" + this.number;
	}

}
