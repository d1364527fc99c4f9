package io.sluice.proto;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;

/** What a server offers over gRPC. Immutable. */
public final class GrpcApi {

	private final Map<String, ServiceDescriptor> services = new TreeMap<>();

	/**
	 * What is declared in some files, and in all that they import.
	 * @param files the files
	 */
	public GrpcApi(Collection<FileDescriptor> files) {
		Set<String> seen = new HashSet<>();
		files.forEach((file) -> add(file, seen));
	}

	private void add(FileDescriptor file, Set<String> seen) {
		if (seen.add(file.getName())) {
			file.getServices().forEach((service) -> this.services.put(service.getFullName(), service));
			file.getDependencies().forEach((dependency) -> add(dependency, seen));
		}
	}

	/**
	 * A gRPC service.
	 * @param name its name with the package
	 * @return the service; empty if it is not offered
	 */
	public Optional<ServiceDescriptor> service(String name) {
		return Optional.ofNullable(this.services.get(name));
	}

	/**
	 * All that is offered.
	 * @return the names of the gRPC services, with their packages
	 */
	public NavigableSet<String> services() {
		return new TreeSet<>(this.services.keySet());
	}

}
