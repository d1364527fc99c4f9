package io.sluice.sample.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** All customers. Immutable. */
public final class Customers {

	private static final int COUNT = 150;

	private static final List<String> FIRST_NAMES = List.of("Ada", "Bram", "Clara", "Davit", "Elif", "Femi", "Greta",
			"Hugo", "Ines", "Jonas", "Kavya", "Linnea", "Marek", "Nora", "Oskar");

	private static final List<String> LAST_NAMES = List.of("Abendroth", "Brook", "Castellano", "Dvořák", "Eriksen",
			"Fournier", "Galvão", "Hartmann", "Ivanova", "Jansen");

	private static final List<City> CITIES = List.of(new City("Utrecht", "3511", "NL"),
			new City("Dresden", "01067", "DE"), new City("Lyon", "69001", "FR"), new City("Porto", "4000", "PT"),
			new City("Brno", "602 00", "CZ"));

	private final Map<String, Customer> customers = new LinkedHashMap<>();

	private Customers(Stream<Customer> customers) {
		customers.forEach((customer) -> this.customers.put(customer.id(), customer));
	}

	/**
	 * Customers that are the same every time.
	 * @param seed where chance begins
	 * @return the customers, {@code cus_1} to {@code cus_150}
	 */
	public static Customers generate(long seed) {
		Random random = new Random(seed);
		List<Customer> customers = new ArrayList<>();
		for (int number = 1; number <= COUNT; number++) {
			customers.add(customer(number, random));
		}
		return new Customers(customers.stream());
	}

	/**
	 * The ids of all customers.
	 * @return the ids
	 */
	public List<String> ids() {
		return List.copyOf(this.customers.keySet());
	}

	Optional<Customer> customer(String id) {
		return Optional.ofNullable(this.customers.get(id));
	}

	List<Customer> customers(Collection<String> ids) {
		return ids.stream().distinct().map(this::customer).flatMap(Optional::stream).toList();
	}

	private static Customer customer(int number, Random random) {
		String first = FIRST_NAMES.get((number - 1) % FIRST_NAMES.size());
		String last = LAST_NAMES.get((number - 1) / FIRST_NAMES.size());
		City city = CITIES.get(random.nextInt(CITIES.size()));
		Customer.Tier[] tiers = Customer.Tier.values();
		return new Customer("cus_" + number, first, last,
				first.toLowerCase(Locale.ROOT) + "." + number + "@mail.example",
				tiers[Math.min(random.nextInt(tiers.length), random.nextInt(tiers.length))],
				new Customer.Address("Canal Street " + random.nextInt(1, 200), city.name(), city.postalCode(),
						city.country()),
				LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2000)));
	}

	private record City(String name, String postalCode, String country) {

	}

}
