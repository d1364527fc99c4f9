package io.sluice.reload;

import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether somebody says where Redis is. Spring Boot would take it to be on this machine.
 */
final class RedisNamed implements Condition {

	private static final Set<String> NAMES = Set.of("host", "url", "sentinel", "cluster");

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return Binder.get(context.getEnvironment())
			.bind("spring.data.redis", Bindable.mapOf(String.class, Object.class))
			.map((written) -> written.keySet().stream().anyMatch(NAMES::contains))
			.orElse(false);
	}

}
