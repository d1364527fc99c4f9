package io.sluice.compile;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.sluice.blueprint.Template;
import io.sluice.config.Place;

/** Compiles literals whose strings are templates. */
final class TemplateCompiler {

	/** Stands where a mistake was reported. */
	static final Template NOTHING = new Template.Constant(null);

	private final Problems problems;

	private final PlaceholderCompiler placeholders;

	private final boolean flat;

	TemplateCompiler(Contract contract, Scope scope) {
		this(contract.problems(), new PlaceholderCompiler(contract, scope), false);
	}

	private TemplateCompiler(Problems problems, PlaceholderCompiler placeholders, boolean flat) {
		this.problems = problems;
		this.placeholders = placeholders;
		this.flat = flat;
	}

	/** The same for what is written into text, where no object can stand. */
	TemplateCompiler flat() {
		return new TemplateCompiler(this.problems, this.placeholders, true);
	}

	Template compile(Value<?> literal) {
		return switch (literal) {
			case StringValue string -> text(Text.of(string));
			case IntValue number -> new Template.Constant(smallest(number.getValue()));
			case FloatValue number -> new Template.Constant(number.getValue());
			case BooleanValue truth -> new Template.Constant(truth.isValue());
			case NullValue _ -> new Template.Constant(null);
			case ArrayValue list -> new Template.ListOf(Arguments.elements(list).stream().map(this::compile).toList());
			case ObjectValue object -> object(object);
			default -> {
				String word = AstPrinter.printAst(literal);
				this.problems.add(literal,
						word + " is an enum word, which no template can hold. Write \"" + word + "\".");
				yield NOTHING;
			}
		};
	}

	private static Number smallest(BigInteger number) {
		if (number.bitLength() < Integer.SIZE) {
			return number.intValue();
		}
		return (number.bitLength() < Long.SIZE) ? (Number) number.longValue() : number;
	}

	Template.ObjectOf object(ObjectValue object) {
		Map<String, Template> members = new LinkedHashMap<>();
		object.getObjectFields().forEach((member) -> members.put(member.getName(), compile(member.getValue())));
		return new Template.ObjectOf(members);
	}

	Template text(Text text) {
		List<TemplateText.Part> written = TemplateText.parse(text.value()).parts();
		boolean inText = this.flat || written.size() > 1;
		List<Template> parts = written.stream().map((part) -> switch (part) {
			case TemplateText.Literal literal -> new Template.Constant(literal.text());
			case TemplateText.Hole hole -> hole(hole, text.at(hole.offset()), inText);
		}).toList();
		return switch (parts.size()) {
			case 0 -> new Template.Constant("");
			case 1 -> parts.getFirst();
			default -> new Template.Text(parts);
		};
	}

	boolean mentionsKey() {
		return this.placeholders.mentionsKey();
	}

	private Template hole(TemplateText.Hole hole, Place place, boolean inText) {
		if (!hole.closed()) {
			this.problems.add(place,
					"The placeholder {" + hole.text() + " has no closing brace. A literal brace is written {{.");
			return NOTHING;
		}
		return inText ? this.placeholders.flat(hole.text(), place) : this.placeholders.compile(hole.text(), place);
	}

}
