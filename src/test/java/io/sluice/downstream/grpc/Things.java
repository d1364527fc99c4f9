package io.sluice.downstream.grpc;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sluice.downstream.message.Protos;

/** The API of the service that is called {@code things}. */
final class Things {

	static final FileDescriptor FILE = Protos.parse("""
			syntax = "proto3";
			package things.v1;
			service Things {
			  rpc Get(GetRequest) returns (Thing);
			  rpc Watch(GetRequest) returns (stream Thing);
			}
			message GetRequest {
			  string id = 1;
			  repeated string ids = 2;
			  Order order = 3;
			  repeated int32 numbers = 4;
			  map<string, int32> counts = 5;
			}
			message Order {
			  repeated Line lines = 1;
			  string customer_note = 2;
			}
			message Line {
			  int32 quantity = 1;
			}
			message Thing {
			  string name = 1;
			}
			""");

	private Things() {
	}

	static MethodDescriptor method(String name) {
		return FILE.findServiceByName("Things").findMethodByName(name);
	}

	/** A thing on the wire. */
	static byte[] thing(String name) {
		DynamicMessage.Builder thing = DynamicMessage.newBuilder(FILE.findMessageTypeByName("Thing"));
		return thing.setField(thing.getDescriptorForType().findFieldByName("name"), name).build().toByteArray();
	}

	/** The name of a thing. */
	static String name(byte[] thing) {
		return String.valueOf(read("Thing", thing).getField(FILE.findMessageTypeByName("Thing").findFieldByNumber(1)));
	}

	/** A message as protobuf prints it. */
	static DynamicMessage read(String type, byte[] message) {
		try {
			return DynamicMessage.parseFrom(FILE.findMessageTypeByName(type), message);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new AssertionError("no " + type, ex);
		}
	}

}
