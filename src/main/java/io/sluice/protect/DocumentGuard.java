package io.sluice.protect;

import java.util.List;
import java.util.Optional;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import io.sluice.blueprint.Limits;
import io.sluice.fault.Code;

/**
 * Checks documents before they are validated, in a time in proportion to their text:
 * validation takes longer the more their fragments select. Immutable.
 */
public final class DocumentGuard {

	private final Limits.OfDocument limits;

	private final ListGuard lists;

	/**
	 * A guard.
	 * @param limits what it lets pass
	 */
	public DocumentGuard(Limits limits) {
		this.limits = limits.document();
		this.lists = new ListGuard(limits.request().listSize());
	}

	/**
	 * Checks a document. No fragment of one that passes spreads itself.
	 * @param document parsed, not validated
	 * @return the first limit that it exceeds, or empty
	 */
	public Optional<Excess> check(Document document) {
		Measuring measuring = new Measuring(document);
		try {
			Measure all = Measure.NOTHING;
			measuring.measureFragments();
			for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
				Measure measure = measuring.measure(operation);
				check(measure, List.of(operation.getSourceLocation()));
				new SubscriptionRoot(measuring.fragments()).check(operation).ifPresent((excess) -> {
					throw new ExcessException(excess);
				});
				all = all.and(measure);
			}
			check(Code.FIELD_LIMIT_EXCEEDED, all.fields(), this.limits.fields(), "The document selects %s fields",
					List.of());
			check(Code.FRAGMENT_LIMIT_EXCEEDED, all.fragments(), this.limits.fragments(),
					"The document spreads %s fragments", List.of());
			check(Code.DIRECTIVE_LIMIT_EXCEEDED, all.directives(), this.limits.directives(),
					"The document has %s directives", List.of());
			return this.lists.check(document);
		}
		catch (ExcessException ex) {
			return Optional.of(ex.excess());
		}
	}

	private void check(Measure operation, List<SourceLocation> locations) {
		check(Code.DEPTH_LIMIT_EXCEEDED, operation.depth(), this.limits.depth(),
				"The operation selects fields %s levels deep", locations);
		check(Code.ROOT_FIELD_LIMIT_EXCEEDED, operation.level(), this.limits.rootFields(),
				"The operation selects %s root fields", locations);
		check(Code.ALIAS_LIMIT_EXCEEDED, operation.aliases(), this.limits.aliases(), "The operation has %s aliases",
				locations);
	}

	private static void check(Code code, int found, int allowed, String what, List<SourceLocation> locations) {
		if (found > allowed) {
			String number = (found == Integer.MAX_VALUE) ? "countless" : String.valueOf(found);
			throw new ExcessException(
					new Excess(code, what.formatted(number) + "; the limit is " + allowed + ".", locations));
		}
	}

}
