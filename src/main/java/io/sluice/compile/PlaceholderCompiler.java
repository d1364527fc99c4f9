package io.sluice.compile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import graphql.language.InputValueDefinition;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.WireForm;
import io.sluice.config.Place;

/** Compiles what stands between the braces of a template. */
final class PlaceholderCompiler {

	private static final List<String> ROOTS = Arrays.stream(Root.values())
		.filter((root) -> root != Root.TOKEN)
		.map(PlaceholderCompiler::name)
		.toList();

	private static final List<String> REQUEST = List.of("id", "operationName", "locale", "idempotencyKey");

	private final Contract contract;

	private final Scope scope;

	private boolean mentionsKey;

	PlaceholderCompiler(Contract contract, Scope scope) {
		this.contract = contract;
		this.scope = scope;
	}

	/** What is worth a try here: the result only where nothing is called any more. */
	private List<String> roots() {
		return ROOTS.stream()
			.filter((root) -> !root.equals(name(Root.RESULT)) || this.scope.refusal(Root.RESULT).isEmpty())
			.toList();
	}

	private static String name(Root root) {
		return root.name().toLowerCase(Locale.ROOT);
	}

	Template compile(String text, Place place) {
		int end = 0;
		while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
			end++;
		}
		String name = text.substring(0, end);
		if (!ROOTS.contains(name)) {
			return refuse(place, braced(text) + " begins with \"" + name + "\", which is nothing to begin with. "
					+ Suggestion.of(name, "Roots", roots()) + " A literal brace is written {{.");
		}
		Root root = Root.valueOf(name.toUpperCase(Locale.ROOT));
		this.mentionsKey |= root == Root.KEYS || root == Root.KEY;
		Optional<String> refusal = this.scope.refusal(root);
		if (refusal.isPresent()) {
			return refuse(place, braced(text) + " cannot be used here: " + refusal.get());
		}
		return switch (root) {
			case HEADERS -> header(text, text.substring(end), place);
			case SELECTION -> selection(text, place);
			case ARGS, PARENT, KEYS, KEY, REQUEST, CLAIMS, TOKEN, RESULT ->
				path(root, text, text.substring(end), place);
		};
	}

	/** Compiles a placeholder that is written into text, where no object can stand. */
	Template flat(String text, Place place) {
		Template template = compile(text, place);
		List<String> members = this.scope.keyMembers();
		return switch (template) {
			case Template.Placeholder(Reference(Root root, JsonPath path, var _)) when path.isRoot()
					&& !members.isEmpty() && (root == Root.KEYS || root == Root.KEY) ->
				refuse(place,
						braced(text) + " is an object, which cannot be written into text. Say which member, as in "
								+ braced(text + "." + members.getFirst()) + ".");
			case Template.Placeholder(Reference(var _, var _, WireForm form)) when isObject(form) -> refuse(place,
					braced(text) + " is an object, which cannot be written into text. Say which of its fields.");
			case Template.Placeholder(Reference(Root root, var _, var _)) when root == Root.SELECTION ->
				refuse(place, braced(text)
						+ " cannot be written into text. Let it be the whole value of a google.protobuf.FieldMask.");
			case Template.ObjectOf _ ->
				refuse(place, braced(text) + " is an object, which cannot be written into text. Say which argument.");
			default -> template;
		};
	}

	private static boolean isObject(WireForm form) {
		return form instanceof WireForm.OfObject
				|| (form instanceof WireForm.OfList(WireForm element) && isObject(element));
	}

	/** Whether a placeholder so far was about the keys of a call, right or wrong. */
	boolean mentionsKey() {
		return this.mentionsKey;
	}

	private Template path(Root root, String text, String rest, Place place) {
		try {
			JsonPath path = PathParser.parse("$" + rest);
			return switch (root) {
				case ARGS -> argument(text, path, place);
				case REQUEST -> request(text, path, place);
				case KEYS, KEY -> key(root, text, path, place);
				case CLAIMS -> claim(text, path, place);
				case PARENT, HEADERS, SELECTION, TOKEN, RESULT -> new Template.Placeholder(new Reference(root, path));
			};
		}
		catch (PathParser.PathException ex) {
			return refuse(place, "The path of " + braced(text) + " " + ex.getMessage() + ".");
		}
	}

	private Template argument(String text, JsonPath path, Place place) {
		List<InputValueDefinition> arguments = this.scope.arguments();
		if (path.isRoot()) {
			Map<String, Template> all = new LinkedHashMap<>();
			arguments.forEach((argument) -> all.put(this.scope.naming().wireName(argument.getName()),
					argument(text, JsonPath.of(argument.getName()), place)));
			return all.isEmpty() ? refuse(place, this.scope.owner() + " has no arguments.")
					: new Template.ObjectOf(all);
		}
		ArgumentPath walk = new ArgumentPath(this.contract.types(), this.scope);
		return switch (walk.follow(path)) {
			case ArgumentPath.Ends ends -> new Template.Placeholder(
					new Reference(Root.ARGS, path, this.contract.forms().form(ends.type(), this.scope.naming())));
			case ArgumentPath.Free _ -> new Template.Placeholder(new Reference(Root.ARGS, path));
			case ArgumentPath.Fails fails -> refuse(place, braced(text) + ": " + fails.why());
		};
	}

	private Template request(String text, JsonPath path, Place place) {
		if (path.steps().size() == 1 && path.steps().getFirst() instanceof JsonPath.Name(String name)
				&& REQUEST.contains(name)) {
			return new Template.Placeholder(new Reference(Root.REQUEST, path));
		}
		return refuse(place, braced(text) + " is nothing that a request has. Write {request."
				+ String.join("}, {request.", REQUEST) + "}.");
	}

	private Template key(Root root, String text, JsonPath path, Place place) {
		List<String> members = this.scope.keyMembers();
		boolean fits = path.isRoot() || (path.steps().size() == 1
				&& path.steps().getFirst() instanceof JsonPath.Name(String name) && members.contains(name));
		if (fits) {
			return new Template.Placeholder(new Reference(root, path));
		}
		String whole = "{" + name(root) + "}";
		return refuse(place,
				members.isEmpty()
						? braced(text) + " asks for a member, but the key of " + this.scope.owner()
								+ " is one value. Use " + whole + "."
						: braced(text) + " is no member of the key of " + this.scope.owner() + ". Its members: "
								+ String.join(", ", members) + ".");
	}

	/** Which claims there are is for each issuer to say. */
	private Template claim(String text, JsonPath path, Place place) {
		return path.isRoot()
				? refuse(place, braced(text) + " is all that a token says. Say which claim, as in {claims.sub}.")
				: new Template.Placeholder(new Reference(Root.CLAIMS, path));
	}

	private Template selection(String text, Place place) {
		return text.equals("selection") ? new Template.Placeholder(new Reference(Root.SELECTION, JsonPath.ROOT))
				: refuse(place, braced(text) + " asks for a part, but a selection has none. Write {selection}.");
	}

	/** Which headers are let in is for each environment to say; all others are absent. */
	private Template header(String text, String rest, Place place) {
		String name = headerName(rest).toLowerCase(Locale.ROOT);
		if (!HeaderNames.isToken(name)) {
			return refuse(place, braced(text) + " names no header. Write {headers.X-Name}.");
		}
		return new Template.Placeholder(new Reference(Root.HEADERS, JsonPath.of(name)));
	}

	private static String headerName(String rest) {
		if (rest.startsWith("['") && rest.endsWith("']")) {
			return rest.substring(2, rest.length() - 2);
		}
		return rest.startsWith(".") ? rest.substring(1) : "";
	}

	private Template refuse(Place place, String message) {
		this.contract.problems().add(place, message);
		return TemplateCompiler.NOTHING;
	}

	private static String braced(String text) {
		return "{" + text + "}";
	}

}
