package io.sluice.plan;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;

/**
 * What one operation reads of the answers of a gRPC call, as paths of a
 * {@code google.protobuf.FieldMask}. They begin at the message that the call selects, for
 * a list at each of its elements (AIP-157), and end at the first repeated member, where
 * the paths of a mask have to.
 */
public final class FieldMask {

	private final Place root;

	private final NavigableSet<String> paths = new TreeSet<>();

	/**
	 * The mask of a call whose answers nobody has read yet; what its batch needs to tell
	 * elements apart is in it.
	 * @param call the call
	 */
	public FieldMask(GrpcCall call) {
		this.root = Place.selected(call);
		call.batch().ifPresent((batch) -> match(batch.match()));
	}

	private void match(Match match) {
		switch (match) {
			case Match.ByPath(var path) -> add(this.root.at(path));
			case Match.ByPaths(var members) -> members.values().forEach((path) -> add(this.root.at(path)));
			case Match.ByMember _, Match.ByIndex _ -> {
				// no element says its key
			}
		}
	}

	/**
	 * Adds what a field reads.
	 * @param path where its value stands in what the call selects
	 * @param shape its value
	 */
	public void read(JsonPath path, Shape shape) {
		read(this.root.at(path), shape);
	}

	private void read(Place place, Shape shape) {
		if (place.message().isEmpty()) {
			add(place);
			return;
		}
		switch (shape) {
			case Shape.ObjectOf(var layout, var _) -> read(place, layout);
			case Shape.AbstractOf(var discriminator, var layouts, var _) -> {
				add(place.at(discriminator.path()));
				layouts.values().forEach((layout) -> read(place, layout));
			}
			case Shape.ListOf(var element, var _) -> read(place, element);
			case Shape.MembersOf(var element) -> read(place, element);
			case Shape.Leaf _, Shape.Unread _, Shape.Complete _ -> add(place);
		}
	}

	private void read(Place place, Layout layout) {
		boolean isRead = !layout.hidden().isEmpty();
		for (int slot = 0; slot < layout.visible(); slot++) {
			FieldPlan field = layout.field(slot);
			if (field.source() instanceof Source.Property(var path)) {
				read(place.at(path), field.shape());
				isRead = true;
			}
		}
		layout.hidden().forEach((path) -> add(place.at(path)));
		if (!isRead && !place.equals(this.root)) {
			// to see that it is there
			add(place);
		}
	}

	private void add(Place place) {
		this.paths.addAll(place.paths());
	}

	/**
	 * All that is read.
	 * @return paths in the names of the proto file, none below another; empty if the
	 * whole message is needed, which is what a request without a mask asks for
	 */
	public List<String> paths() {
		return this.paths.contains(Place.WHOLE) ? List.of()
				: this.paths.stream().filter((path) -> !isBelowAnother(path)).toList();
	}

	private boolean isBelowAnother(String path) {
		for (int end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
			if (this.paths.contains(path.substring(0, end))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A place in a message.
	 *
	 * @param paths what leads there; several for the members of a oneof
	 * @param message what stands there, if a mask may say more of it
	 */
	private record Place(List<String> paths, Optional<Descriptor> message) {

		static final String WHOLE = "";

		static Place selected(GrpcCall call) {
			Optional<Descriptor> message = Optional.of(call.method().getOutputType());
			for (JsonPath.Step step : call.select().steps()) {
				if (step instanceof JsonPath.Name(var name)) {
					message = message.flatMap((type) -> MessageMembers.element(type, name));
				}
			}
			if (call.batch().filter((batch) -> batch.match() instanceof Match.ByMember).isPresent()) {
				message = message.flatMap((entry) -> MessageMembers.element(entry, "value"));
			}
			// no mask says what is read of a map's entries
			return new Place(List.of(WHOLE), message.filter((type) -> !MessageMembers.isEntry(type)));
		}

		Place at(JsonPath path) {
			Place place = this;
			for (JsonPath.Step step : path.steps()) {
				place = place.at(step);
			}
			return place;
		}

		private Place at(JsonPath.Step step) {
			return (this.message.isPresent() && step instanceof JsonPath.Name(var name)) ? at(this.message.get(), name)
					: new Place(this.paths, Optional.empty());
		}

		private Place at(Descriptor type, String name) {
			if (type.findFieldByName(name) != null) {
				return new Place(below(List.of(name)), MessageMembers.single(type, name));
			}
			List<String> members = type.getRealOneofs()
				.stream()
				.filter((oneof) -> oneof.getName().equals(name))
				.map(OneofDescriptor::getFields)
				.flatMap(List::stream)
				.map((member) -> member.getName())
				.toList();
			return new Place(members.isEmpty() ? this.paths : below(members), Optional.empty());
		}

		private List<String> below(List<String> names) {
			String above = this.paths.getFirst();
			return above.equals(WHOLE) ? names : names.stream().map((name) -> above + "." + name).toList();
		}

	}

}
