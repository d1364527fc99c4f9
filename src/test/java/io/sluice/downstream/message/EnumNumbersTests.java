package io.sluice.downstream.message;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnumNumbersTests {

	private static final FileDescriptor FILE = Protos.parse("""
			syntax = "proto3";
			enum StockStatus { STATUS_UNSPECIFIED = 0; STATUS_IN_STOCK = 1; STATUS_IN_TRANSIT = 2; }
			enum Mixed { NONE = 0; A_B_C = 1; A_C = 2; C = 3; }
			enum Doubled { X_X_ZERO = 0; X_X_ONE = 1; X_X_X_ONE = 2; }
			""");

	private static EnumDescriptor type(String name) {
		return FILE.findEnumTypeByName(name);
	}

	private static void assertUnknown(String type, String name) {
		assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> EnumNumbers.of(type(type), name));
	}

	@Test
	void areFoundWithoutWhatAllNamesBeginWith() {
		assertThat(EnumNumbers.of(type("StockStatus"), "IN_STOCK")).isEqualTo(1);
		assertThat(EnumNumbers.of(type("StockStatus"), "STATUS_IN_STOCK")).isEqualTo(1);
		assertUnknown("StockStatus", "STOCK");
	}

	@Test
	void areFoundByTheirWholeNameFirst() {
		assertThat(EnumNumbers.of(type("Mixed"), "C")).isEqualTo(3);
		assertThat(EnumNumbers.of(type("Doubled"), "X_X_ONE")).isEqualTo(1);
	}

	@Test
	void areNotFoundWithoutWhatOnlySomeNamesBeginWith() {
		assertUnknown("Mixed", "B_C");
	}

}
