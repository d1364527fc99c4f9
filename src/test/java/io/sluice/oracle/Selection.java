package io.sluice.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** A part of a generated operation. */
sealed interface Selection {

	/**
	 * All variants with one thing less.
	 * @param fragments what spreads stand for
	 */
	Stream<List<Selection>> smaller(Operations.Fragments fragments);

	/** The names of fragments that are spread here. */
	Stream<String> spreads();

	static String print(List<Selection> selections) {
		return selections.isEmpty() ? ""
				: selections.stream().map(Selection::toString).collect(Collectors.joining(" ", " { ", " }"));
	}

	/** All selections with one thing less, none of them empty. */
	static Stream<List<Selection>> smaller(List<Selection> selections, Operations.Fragments fragments) {
		Stream<List<Selection>> variants = Stream.empty();
		for (int i = 0; i < selections.size(); i++) {
			int at = i;
			Stream<List<Selection>> replaced = Stream.concat(Stream.of(List.of()),
					selections.get(i).smaller(fragments));
			variants = Stream.concat(variants, replaced.map((instead) -> {
				List<Selection> variant = new ArrayList<>(selections);
				variant.remove(at);
				variant.addAll(at, instead);
				return variant;
			}));
		}
		return variants.filter((variant) -> !variant.isEmpty());
	}

	/**
	 * A field.
	 *
	 * @param alias empty, or the alias with its colon
	 * @param name the name
	 * @param arguments empty, or with their parentheses
	 * @param directives empty, or all of them
	 * @param below what is selected below
	 */
	record FieldOf(String alias, String name, String arguments, String directives,
			List<Selection> below) implements Selection {

		@Override
		public Stream<List<Selection>> smaller(Operations.Fragments fragments) {
			Stream<List<Selection>> deeper = Selection.smaller(this.below, fragments)
				.map((variant) -> List
					.of(new FieldOf(this.alias, this.name, this.arguments, this.directives, variant)));
			List<Selection> plain = List.of(new FieldOf(this.alias, this.name, this.arguments, "", this.below));
			List<Selection> bare = List.of(new FieldOf("", this.name, "", this.directives, this.below));
			return Stream.concat(deeper, Stream.of(plain, bare).filter((variant) -> !variant.equals(List.of(this))));
		}

		@Override
		public Stream<String> spreads() {
			return this.below.stream().flatMap(Selection::spreads);
		}

		@Override
		public String toString() {
			return this.alias + this.name + this.arguments + this.directives + print(this.below);
		}

	}

	/**
	 * An inline fragment.
	 *
	 * @param type its condition, if it has one
	 * @param directives empty, or all of them
	 * @param below what is selected
	 */
	record Inline(@Nullable String type, String directives, List<Selection> below) implements Selection {

		@Override
		public Stream<List<Selection>> smaller(Operations.Fragments fragments) {
			Stream<List<Selection>> deeper = Selection.smaller(this.below, fragments)
				.map((variant) -> List.of(new Inline(this.type, this.directives, variant)));
			return Stream.concat(Stream.of(this.below), deeper);
		}

		@Override
		public Stream<String> spreads() {
			return this.below.stream().flatMap(Selection::spreads);
		}

		@Override
		public String toString() {
			return "..." + ((this.type != null) ? " on " + this.type : "") + this.directives + print(this.below);
		}

	}

	/**
	 * A named fragment.
	 *
	 * @param name its name
	 * @param directives empty, or all of them
	 */
	record Spread(String name, String directives) implements Selection {

		@Override
		public Stream<List<Selection>> smaller(Operations.Fragments fragments) {
			return Stream.of(List.of(new Inline(fragments.type(this.name), this.directives, fragments.of(this.name))));
		}

		@Override
		public Stream<String> spreads() {
			return Stream.of(this.name);
		}

		@Override
		public String toString() {
			return "..." + this.name + this.directives;
		}

	}

}
