/** Request messages: JSON values, written in protobuf's wire format. */
@NullMarked
package io.sluice.downstream.message;

import org.jspecify.annotations.NullMarked;
