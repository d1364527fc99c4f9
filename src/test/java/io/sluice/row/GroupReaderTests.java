package io.sluice.row;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TextFormat;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.LeafType;
import org.junit.jupiter.api.Test;

import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.leaf;
import static org.assertj.core.api.Assertions.assertThat;

/** Files that are older than proto3, and newer. */
class GroupReaderTests {

	private static final String PROTO2 = """
			name: 'old.proto' syntax: 'proto2'
			message_type {
			  name: 'Old'
			  field {name: 'count' number: 1 label: LABEL_OPTIONAL type: TYPE_INT32 default_value: '7'}
			  field {name: 'needed' number: 2 label: LABEL_REQUIRED type: TYPE_STRING}
			  field {name: 'result' number: 3 label: LABEL_OPTIONAL type: TYPE_GROUP type_name: '.Old.Result'}
			  field {name: 'results' number: 4 label: LABEL_REPEATED type: TYPE_GROUP type_name: '.Old.Result'}
			  field {name: 'kinds' number: 5 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: '.Old.KindsEntry'}
			  nested_type {
			    name: 'Result'
			    field {name: 'url' number: 1 label: LABEL_OPTIONAL type: TYPE_STRING}
			    field {name: 'below' number: 2 label: LABEL_OPTIONAL type: TYPE_GROUP type_name: '.Old.Result'}
			  }
			  nested_type {
			    name: 'KindsEntry'
			    field {name: 'key' number: 1 label: LABEL_OPTIONAL type: TYPE_STRING}
			    field {name: 'value' number: 2 label: LABEL_OPTIONAL type: TYPE_ENUM type_name: '.Kind'}
			    options {map_entry: true}
			  }
			}
			enum_type {name: 'Kind' value {name: 'SECOND' number: 2} value {name: 'FIRST' number: 1}}
			""";

	private static final String EDITION = """
			name: 'new.proto' syntax: 'editions' edition: EDITION_2023
			message_type {
			  name: 'New'
			  field {name: 'explicit' number: 1 label: LABEL_OPTIONAL type: TYPE_INT32}
			  field {name: 'implicit' number: 2 label: LABEL_OPTIONAL type: TYPE_INT32
			    options {features {field_presence: IMPLICIT}}}
			  field {name: 'delimited' number: 3 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: '.New'
			    options {features {message_encoding: DELIMITED}}}
			}
			""";

	@Test
	void readsGroups() throws Exception {
		Descriptor old = type(PROTO2);
		assertThat(raw(old, "1b 0a0161 13 0a0162 14 1c", "result", "url")).isEqualTo("a");
		assertThat(raw(old, "1b 0a0161 13 0a0162 14 1c", "result", "below", "url")).isEqualTo("b");
		assertThat(raw(old, "1b 0a0161 1c 1b 13 14 1c", "result", "url")).as("in pieces").isEqualTo("a");
		assertThat(raw(old, "23 0a0161 24 1b1c 23 24 ", "results", 0, "url")).isEqualTo("a");
		assertThat(raw(old, "23 0a0161 24 1b1c 23 24 ", "results", 1, "url")).isNull();
		assertThat(raw(old, "1b 0a0161", "result", "url")).isEqualTo(MISMATCH);
		assertThat(raw(old, "1a 00", "result", "url")).as("not a group").isEqualTo(MISMATCH);
	}

	@Test
	void whatMayBeAbsentIsNull() throws Exception {
		Descriptor old = type(PROTO2);
		assertThat(raw(old, "", "count")).isNull();
		assertThat(raw(old, "08 00", "count")).isEqualTo(0);
		assertThat(raw(old, "", "needed")).isNull();
		assertThat(raw(old, "2a 03 0a0161", "kinds")).isEqualTo(Map.of("a", "SECOND"));
		assertThat(raw(old, "", "results")).isEqualTo(List.of());
	}

	@Test
	void editionsSayItFieldByField() throws Exception {
		Descriptor edition = type(EDITION);
		assertThat(raw(edition, "", "explicit")).isNull();
		assertThat(raw(edition, "", "implicit")).isEqualTo(0);
		assertThat(raw(edition, "1b 08 05 1c", "delimited", "explicit")).isEqualTo(5);
	}

	private static Descriptor type(String file) throws Exception {
		return FileDescriptor.buildFrom(TextFormat.parse(file, FileDescriptorProto.class), new FileDescriptor[0])
			.getMessageTypes()
			.getFirst();
	}

	private static Object raw(Descriptor type, String hex, Object... path) {
		byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
		return Messages.read(leaf(LeafType.Basic.RAW), (path.length > 0) ? Shapes.path(path) : JsonPath.ROOT,
				Messages.slice(type, message));
	}

}
