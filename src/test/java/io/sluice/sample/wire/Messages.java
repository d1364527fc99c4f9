package io.sluice.sample.wire;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as messages of one method.
 *
 * @param method the method
 */
record Messages(MethodDescriptor method) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	<A> A request(DynamicMessage message, Class<A> type) {
		try {
			return MAPPER.readValue(
					JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence().print(message),
					type);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	DynamicMessage answer(Object value) {
		DynamicMessage.Builder message = DynamicMessage.newBuilder(this.method.getOutputType());
		try {
			JsonFormat.parser().merge(MAPPER.writeValueAsString(value), message);
			return message.build();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
