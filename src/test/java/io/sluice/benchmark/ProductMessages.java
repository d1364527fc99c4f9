package io.sluice.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.JsonFormat;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.GrpcService;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Template;
import io.sluice.config.ProtoFile;
import io.sluice.proto.ProtoFolder;

/** 100 products of a service over gRPC. */
final class ProductMessages {

	private static final String PROTO = """
			syntax = "proto3";
			package products;
			import "google/protobuf/timestamp.proto";
			service Products { rpc BatchGet(Page) returns (Page); }
			enum Status { STATUS_UNSPECIFIED = 0; STATUS_IN_STOCK = 1; }
			message Money { string currency_code = 1; int64 units = 2; int32 nanos = 3; }
			message Image { string url = 1; int32 width = 2; int32 height = 3; }
			message Product {
			  string id = 1;
			  string display_name = 2;
			  string description = 3;
			  Money price = 4;
			  Status status = 5;
			  repeated string tags = 6;
			  repeated Image images = 7;
			  google.protobuf.Timestamp updated_at = 8;
			  double rating = 9;
			  int64 views = 10;
			  map<string, string> labels = 11;
			  optional string brand = 12;
			}
			message Page { repeated Product products = 1; string next_page_token = 2; }
			""";

	private final FileDescriptor file = new ProtoFolder(List.of(new ProtoFile("products.proto", PROTO)))
		.file("products.proto")
		.orElseThrow();

	private final Descriptor page = this.file.findMessageTypeByName("Page");

	private final JsonFormat.Printer printer = JsonFormat.printer()
		.preservingProtoFieldNames()
		.alwaysPrintFieldsWithNoPresence()
		.omittingInsignificantWhitespace();

	byte[] message() {
		StringBuilder text = new StringBuilder();
		for (int id = 0; id < 100; id++) {
			text.append(
					"""
							products {
							  id: '%1$d' display_name: 'Leanne Graham %1$d' status: STATUS_IN_STOCK tags: ['red', 'blue', 'green']
							  description: 'quia et suscipit suscipit recusandae consequuntur expedita et cum reprehenderit'
							  price {currency_code: 'EUR' units: %1$d nanos: 990000000} rating: 4.5 views: 123456%1$d
							  images {url: 'https://images.example.com/%1$d/front.jpg' width: 800 height: 600}
							  images {url: 'https://images.example.com/%1$d/back.jpg' width: 800 height: 600}
							  updated_at {seconds: 1700000%1$03d} labels {key: 'season' value: 'summer'} brand: 'Romaguera-Crona'
							}
							"""
						.formatted(id));
		}
		DynamicMessage.Builder message = DynamicMessage.newBuilder(this.page);
		try {
			TextFormat.merge(text, message);
		}
		catch (TextFormat.ParseException ex) {
			throw new IllegalStateException(ex);
		}
		return message.build().toByteArray();
	}

	String json(byte[] message) throws InvalidProtocolBufferException {
		return this.printer.print(DynamicMessage.parseFrom(this.page, message));
	}

	GrpcCall call() {
		GrpcService service = new GrpcService("products", "products:9090", true, Optional.empty(), Naming.SNAKE_CASE,
				Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000_000, 10, List.of(), Optional.empty(),
				Sharing.IDENTITY, Resilience.NONE, Set.of());
		return new GrpcCall(service, this.file.findServiceByName("Products").findMethodByName("BatchGet"),
				new Template.ObjectOf(Map.of()), List.of(), Duration.ofSeconds(1), JsonPath.of("products"),
				Optional.empty(), Set.of(), OptionalInt.empty());
	}

}
