package io.sluice.plan;

import java.util.Optional;

import io.sluice.blueprint.Binding;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Service;

/**
 * Where the JSON of an object came from.
 *
 * @param naming how its members are named
 * @param service the service that sent it, if any
 */
record Origin(Naming naming, Optional<String> service) {

	/** Nothing was sent: the root of an operation. */
	static final Origin NONE = new Origin(Naming.SAME, Optional.empty());

	/**
	 * Where the JSON of a field's value comes from.
	 * @param binding the field's binding
	 * @return this origin, if the value is a part of the same JSON
	 */
	Origin after(Binding binding) {
		return switch (binding) {
			case Binding.Property _ -> this;
			case Binding.Value _ -> new Origin(Naming.SAME, this.service);
			case Binding.Call call -> of(call.call().service());
			case Binding.Lookup lookup -> of(lookup.type().call().service());
		};
	}

	private static Origin of(Service service) {
		return new Origin(service.naming(), Optional.of(service.name()));
	}

	JsonPath property(String field) {
		return JsonPath.of(this.naming.wireName(field));
	}

}
