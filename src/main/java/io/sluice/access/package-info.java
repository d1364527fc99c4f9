/**
 * Who is asking, and what they may see. Tokens are verified with Spring Security's OAuth2
 * Resource Server; keys are fetched with Spring's WebClient.
 */
@ApplicationModule(allowedDependencies = { "blueprint", "fault" })
@NullMarked
package io.sluice.access;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
