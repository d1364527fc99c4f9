package io.sluice.quota.far;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much is sent together. */
@FunctionalInterface
interface Parcels {

	/** Movements that do not keep a server for long from doing something else. */
	int SIZE = 25;

	/** To a server, some of everybody. */
	Parcels BY_SIZE = (movements) -> IntStream.range(0, Math.ceilDiv(movements.size(), SIZE))
		.mapToObj((number) -> movements.subList(number * SIZE, Math.min(movements.size(), (number + 1) * SIZE)))
		.toList();

	/** To a cluster, what is on one of its nodes. */
	Parcels BY_OWNER = (movements) -> movements.stream()
		.collect(Collectors.groupingBy((movement) -> movement.bucket().owner()))
		.values();

	Collection<List<Movement>> of(List<Movement> movements);

}
