/** Calls over gRPC: messages made of templates, exchanged by grpc-java. */
@NullMarked
package io.sluice.downstream.grpc;

import org.jspecify.annotations.NullMarked;
