/** Protobuf's wire format, read as the tokens of the JSON that it stands for. */
@NullMarked
package io.sluice.row.protobuf;

import org.jspecify.annotations.NullMarked;
