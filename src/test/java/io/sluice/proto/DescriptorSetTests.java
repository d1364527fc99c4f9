package io.sluice.proto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.sluice.config.ProtoFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DescriptorSetTests {

	private static final ProtoFolder FOLDER = new ProtoFolder(List.of(new ProtoFile("money.proto", """
			syntax = "proto3";
			package money.v1;
			message Money { int64 units = 1; }
			"""), new ProtoFile("pricing.proto", """
			syntax = "proto3";
			package pricing.v1;
			import "money.proto";
			import "google/protobuf/timestamp.proto";
			service Pricing { rpc Get(Request) returns (money.v1.Money); }
			message Request { string id = 1; google.protobuf.Timestamp at = 2; }
			""")));

	@Test
	void describesServices() {
		assertThat(read("pricing.proto", "money.proto")).isInstanceOfSatisfying(Offer.Known.class, (known) -> {
			assertThat(known.api().services()).containsExactly("pricing.v1.Pricing");
			assertThat(known.api()
				.service("pricing.v1.Pricing")
				.orElseThrow()
				.findMethodByName("Get")
				.getOutputType()
				.findFieldByName("units")).isNotNull();
		});
	}

	@Test
	void namesWhatIsMissing() {
		assertThat(read("pricing.proto"))
			.isEqualTo(new Offer.Unknown("lacks money.proto, which pricing.proto imports."));
		assertThat(read("money.proto")).isEqualTo(new Offer.Unknown("describes no gRPC service."));
		assertThat(read()).isEqualTo(new Offer.Unknown("describes no gRPC service."));
	}

	@Test
	void refusesWhatIsNone() {
		assertThat(DescriptorSet.read("syntax = \"proto3\";".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(new Offer.Unknown("is no descriptor set."));
	}

	@Test
	void refusesWhatWasBrokenOff() {
		byte[] whole = content("money.proto", "pricing.proto");
		for (int length = 0; length < whole.length; length++) {
			assertThat(DescriptorSet.read(Arrays.copyOf(whole, length))).as("the first %d bytes", length)
				.isInstanceOf(Offer.Unknown.class);
		}
	}

	@Test
	void readsAnything() {
		byte[] whole = content("money.proto", "pricing.proto");
		Random random = new Random(7);
		for (int time = 0; time < 20_000; time++) {
			byte[] mutated = whole.clone();
			for (int change = random.nextInt(3); change >= 0; change--) {
				mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
			}
			assertThatNoException().as("%s", Arrays.toString(mutated)).isThrownBy(() -> DescriptorSet.read(mutated));
		}
	}

	@Test
	void refusesWhatDoesNotFitTogether() {
		assertThat(DescriptorSet.read(set(proto("a.proto").addDependency("a.proto").build())))
			.isEqualTo(new Offer.Unknown("holds a.proto, which imports itself."));
		FileDescriptorProto.Builder unknown = proto("a.proto");
		unknown.addMessageTypeBuilder().setName("A").addFieldBuilder().setName("b").setNumber(1).setTypeName("B");
		assertThat(DescriptorSet.read(set(unknown.build())))
			.isEqualTo(new Offer.Unknown("does not fit together at A.b: \"B\" is not defined."));
	}

	private static FileDescriptorProto.Builder proto(String name) {
		return FileDescriptorProto.newBuilder().setName(name).setSyntax("proto3");
	}

	private static Offer read(String... files) {
		return DescriptorSet.read(content(files));
	}

	private static byte[] content(String... files) {
		return set(Stream.of(files)
			.map((name) -> FOLDER.file(name).orElseThrow())
			.map(FileDescriptor::toProto)
			.toArray(FileDescriptorProto[]::new));
	}

	private static byte[] set(FileDescriptorProto... files) {
		return FileDescriptorSet.newBuilder().addAllFile(List.of(files)).build().toByteArray();
	}

}
