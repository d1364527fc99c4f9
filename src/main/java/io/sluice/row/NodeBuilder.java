package io.sluice.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sluice.blueprint.JsonPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** A {@link Node} while it is put together. */
final class NodeBuilder {

	private static final Node[] NONE = {};

	private final List<Target> targets = new ArrayList<>();

	private final Map<String, NodeBuilder> children = new LinkedHashMap<>();

	private final TreeMap<Integer, NodeBuilder> indexed = new TreeMap<>();

	private @Nullable NodeBuilder element;

	private @Nullable NodeBuilder member;

	void add(Target target) {
		this.targets.add(target);
	}

	NodeBuilder at(JsonPath path) {
		NodeBuilder node = this;
		for (JsonPath.Step step : path.steps()) {
			node = switch (step) {
				case JsonPath.Name(var name) -> node.children.computeIfAbsent(name, (_) -> new NodeBuilder());
				case JsonPath.Index(var index) -> node.indexed.computeIfAbsent(index, (_) -> new NodeBuilder());
			};
		}
		return node;
	}

	NodeBuilder forElements() {
		if (this.element == null) {
			this.element = new NodeBuilder();
		}
		return this.element;
	}

	NodeBuilder forMembers() {
		if (this.member == null) {
			this.member = new NodeBuilder();
		}
		return this.member;
	}

	private NodeBuilder and(@Nullable NodeBuilder other) {
		if (other == null) {
			return this;
		}
		NodeBuilder both = new NodeBuilder();
		for (NodeBuilder one : List.of(this, other)) {
			both.targets.addAll(one.targets);
			one.children.forEach((name, child) -> both.children.merge(name, child, NodeBuilder::and));
			one.indexed.forEach((index, child) -> both.indexed.merge(index, child, NodeBuilder::and));
			both.element = (one.element != null) ? one.element.and(both.element) : both.element;
			both.member = (one.member != null) ? one.member.and(both.member) : both.member;
		}
		return both;
	}

	private NodeBuilder without(Class<? extends Target> kind) {
		NodeBuilder rest = new NodeBuilder().and(this);
		rest.targets.removeIf(kind::isInstance);
		return rest;
	}

	private boolean isEmpty() {
		return this.targets.isEmpty() && this.children.isEmpty() && this.indexed.isEmpty() && this.element == null
				&& this.member == null;
	}

	Node build() {
		return new Node(this);
	}

	<T extends Target> List<T> targets(Class<T> kind) {
		return this.targets.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	@Nullable PropertyNameMatcher matcher() {
		if (this.children.isEmpty()) {
			return null;
		}
		return Json.FACTORY.constructNameMatcher(this.children.keySet().stream().map(Named::fromString).toList(),
				false);
	}

	Node[] children() {
		return this.children.isEmpty() ? NONE
				: this.children.values().stream().map(NodeBuilder::build).toArray(Node[]::new);
	}

	@Nullable Node element() {
		return (this.element != null) ? this.element.build() : null;
	}

	Node[] indexed() {
		Node[] nodes = this.indexed.isEmpty() ? NONE : new Node[this.indexed.lastKey() + 1];
		for (int index = 0; index < nodes.length; index++) {
			nodes[index] = this.indexed.getOrDefault(index, new NodeBuilder()).and(this.element).build();
		}
		return nodes;
	}

	@Nullable Node member() {
		return (this.member != null) ? this.member.build() : null;
	}

	/**
	 * What is read as an object, then what is read as a list, where both are: the entries
	 * of a map are either.
	 */
	Node[] parts() {
		boolean names = !this.children.isEmpty() || this.member != null || has(Target.OpenRow.class);
		boolean positions = !this.indexed.isEmpty() || has(Target.OpenList.class);
		if (!names || !positions || has(Target.Slicing.class)) {
			return NONE;
		}
		NodeBuilder object = without(Target.OpenList.class);
		object.indexed.clear();
		object.element = null;
		NodeBuilder list = new NodeBuilder().and(this);
		list.targets.removeIf((target) -> !(target instanceof Target.OpenList));
		list.children.clear();
		list.member = null;
		return new Node[] { object.build(), list.build() };
	}

	private boolean has(Class<? extends Target> kind) {
		return this.targets.stream().anyMatch(kind::isInstance);
	}

	/** What can be read in passing where other targets need the bytes as a whole. */
	@Nullable Node streamed() {
		if (!has(Target.Slicing.class)) {
			return null;
		}
		NodeBuilder rest = without(Target.Slicing.class);
		return rest.isEmpty() ? null : rest.build();
	}

}
