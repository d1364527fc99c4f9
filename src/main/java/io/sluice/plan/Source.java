package io.sluice.plan;

import java.util.List;
import java.util.Optional;

import graphql.execution.MergedField;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.TypeBinding;
import io.sluice.fault.Fault;

/** Where the value of a field comes from, in one operation. */
public sealed interface Source {

	/** {@code __typename}: known with the layout. */
	enum TypeName implements Source {

		/** The one instance. */
		INSTANCE

	}

	/**
	 * Nothing: the caller may not see the field.
	 *
	 * @param fault what stands in its place
	 */
	record Refused(Fault fault) implements Source {

	}

	/**
	 * Read with the row.
	 *
	 * @param path where it stands in the row's JSON
	 */
	record Property(JsonPath path) implements Source {

	}

	/**
	 * {@code __schema} or {@code __type}: answered by graphql-java.
	 *
	 * @param field the selection
	 */
	record Introspection(MergedField field) implements Source {

	}

	/**
	 * A template, filled in for each row.
	 *
	 * @param template the template
	 * @param inputs what it reads
	 */
	record Computed(Template template, Inputs inputs) implements Source {

	}

	/**
	 * A call for each row; equal ones are made once.
	 *
	 * @param call what is sent
	 * @param path where the value stands in what the call selects
	 * @param inputs what its templates read
	 * @param reuse how earlier answers are used, if they are
	 * @param purged the names of what is purged when the call has succeeded
	 */
	record Single(ServiceCall call, JsonPath path, Inputs inputs, Optional<Reuse> reuse,
			List<Template> purged) implements Source {

		public Single {
			purged = List.copyOf(purged);
		}

	}

	/**
	 * One call for the keys of many rows.
	 *
	 * @param call what is sent; has a batch
	 * @param path where the value stands in each element
	 * @param key what a row asks for
	 * @param inputs what the templates of call and key read
	 * @param reuse how earlier answers are used, if they are
	 */
	record Batched(ServiceCall call, JsonPath path, Key key, Inputs inputs, Optional<Reuse> reuse) implements Source {

	}

	/**
	 * The objects of a type by key.
	 *
	 * @param type how the type is fetched
	 * @param key what a row asks for
	 * @param many whether the key is a list, and the field has one element per key
	 * @param inputs what the key's template reads
	 * @param reuse how earlier answers are used, if they are
	 */
	record Lookup(TypeBinding type, Key key, boolean many, Inputs inputs, Optional<Reuse> reuse) implements Source {

	}

}
