package io.sluice.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import io.sluice.blueprint.Naming;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/** How the oracle asks services: one key, one answer. */
final class Fetches {

	private final World world;

	private int ratings;

	Fetches(World world) {
		this.world = world;
	}

	/** The one element, or all elements, of a key. */
	@Nullable Object ofKey(DataFetchingEnvironment env, Endpoint endpoint, List<?> path, @Nullable Object... key) {
		Map<String, @Nullable Object> asked = new LinkedHashMap<>();
		asked.put("limit", env.getArguments().get("first"));
		asked.put("unit", env.getArguments().get("unit"));
		boolean many = endpoint.isMany();
		for (Object part : key) {
			if (Plain.isContainer(part)) {
				throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
			}
		}
		if (Arrays.asList(key).contains(null)) {
			return ofNullKey(env);
		}
		List<@Nullable Object> elements = elements(endpoint, World.joined(key), asked);
		if (many) {
			List<@Nullable Object> values = new ArrayList<>();
			elements.forEach((element) -> values.add(atOrFault(element, path)));
			return values;
		}
		if (elements.isEmpty() || elements.getFirst() == null) {
			return (list(env.getFieldType()) != null) ? List.of() : missing(env.getFieldType());
		}
		return Plain.at(elements.getFirst(), path);
	}

	private static @Nullable Object atOrFault(@Nullable Object element, List<?> path) {
		try {
			return Plain.at(element, path);
		}
		catch (FaultException ex) {
			return ex;
		}
	}

	/** The object of a key, for one place in the answer. */
	@Nullable Object looked(GraphQLType type, Endpoint endpoint, @Nullable Object... key) {
		for (Object part : key) {
			if (Plain.isContainer(part)) {
				throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
			}
		}
		if (Arrays.asList(key).contains(null)) {
			return null;
		}
		List<@Nullable Object> elements = elements(endpoint, World.joined(key), Map.of("revision", this.ratings));
		return (elements.isEmpty() || elements.getFirst() == null) ? missing(type) : elements.getFirst();
	}

	private List<@Nullable Object> elements(Endpoint endpoint, String key, Map<String, @Nullable Object> asked) {
		Reply trouble = this.world.trouble(endpoint.path());
		if (trouble != Reply.Fine.FINE) {
			return inTrouble(endpoint, trouble);
		}
		return switch (this.world.fate(endpoint, key)) {
			case POISON -> throw new FaultException(Code.DOWNSTREAM_ERROR);
			case GONE, MISSING -> List.of();
			case DUPLICATE -> {
				List<@Nullable Object> twice = new ArrayList<>(this.world.elements(endpoint, key, asked));
				if (endpoint.style() == Endpoint.Style.LIST) {
					if (!endpoint.isMany()) {
						throw new FaultException(Code.BATCH_CONTRACT_VIOLATION);
					}
					twice.addAll(List.copyOf(twice));
				}
				yield twice;
			}
			case FINE -> this.world.elements(endpoint, key, asked);
		};
	}

	private List<@Nullable Object> inTrouble(Endpoint endpoint, Reply trouble) {
		boolean positions = endpoint.style() == Endpoint.Style.POSITIONS;
		return switch (Plain.at(body(trouble, List.of(404)), endpoint.select())) {
			case null -> {
				if (positions && !(trouble instanceof Reply.Status)) {
					throw new FaultException(Code.BATCH_CONTRACT_VIOLATION);
				}
				yield List.of();
			}
			case List<?> _ when endpoint.style() != Endpoint.Style.MEMBERS -> {
				if (positions) {
					throw new FaultException(Code.BATCH_CONTRACT_VIOLATION);
				}
				yield List.of();
			}
			case Map<?, ?> _ when endpoint.style() == Endpoint.Style.MEMBERS -> List.of();
			default -> throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
		};
	}

	/** What is read of a reply; null for a status that means null. */
	private static @Nullable Object body(Reply reply, List<Integer> nullOn) {
		return switch (reply) {
			case Reply.Body(var json) -> json;
			case Reply.Raw(var _, var broken) -> {
				if (broken) {
					throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
				}
				yield null;
			}
			case Reply.Status status -> {
				if (nullOn.contains(status.status())) {
					yield null;
				}
				throw new FaultException(status.code());
			}
			case Reply.Late _ -> throw new FaultException(Code.DOWNSTREAM_TIMEOUT);
			case Reply.Fine _ -> throw new IllegalStateException("no reply");
		};
	}

	/** The answer of an endpoint for one parent, its key being the last segment. */
	@Nullable Object ofPath(GraphQLOutputType type, String prefix, List<?> select, List<Integer> nullOn,
			Map<String, @Nullable Object> asked, @Nullable Object segment) {
		if (segment == null) {
			return (list(type) != null && type instanceof GraphQLNonNull) ? List.of() : null;
		}
		if (Plain.isContainer(segment) || List.of("", ".", "..").contains(Plain.text(segment))) {
			throw new FaultException(Code.BAD_USER_INPUT);
		}
		return read(this.world.reply(prefix + Plain.text(segment), asked), type, select, nullOn);
	}

	/** The answer of an endpoint without a key. */
	@Nullable Object ofQuery(GraphQLOutputType type, String path, List<?> select, Map<String, @Nullable Object> asked) {
		return read(this.world.reply(path, asked), type, select, List.of(404));
	}

	/** The answer to one more rating. */
	@Nullable Object rated(GraphQLOutputType type, Map<String, @Nullable Object> body) {
		return read(this.world.rated(++this.ratings, body), type, List.of(), List.of(404));
	}

	private static @Nullable Object read(Reply reply, GraphQLType type, List<?> select, List<Integer> nullOn) {
		if (reply instanceof Reply.Status(int status) && nullOn.contains(status)) {
			return missing(type);
		}
		return Plain.at(body(reply, nullOn), select);
	}

	private static @Nullable Object missing(GraphQLType type) {
		if (type instanceof GraphQLNonNull) {
			throw new FaultException(Code.NOT_FOUND);
		}
		return null;
	}

	static @Nullable Object ofNullKey(DataFetchingEnvironment env) {
		GraphQLType type = env.getFieldType();
		return (type instanceof GraphQLNonNull && list(type) != null) ? List.of() : null;
	}

	/** The list inside of a type, if it is one. */
	static @Nullable GraphQLList list(GraphQLType type) {
		GraphQLType nullable = (type instanceof GraphQLNonNull nonNull) ? nonNull.getWrappedType() : type;
		return (nullable instanceof GraphQLList list) ? list : null;
	}

	static Naming naming(Endpoint endpoint) {
		return switch (endpoint) {
			case STOCKS, RANKS, PLACES, FORECASTS -> Naming.SAME;
			default -> Naming.SNAKE_CASE;
		};
	}

}
