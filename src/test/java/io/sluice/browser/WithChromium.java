package io.sluice.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that run where a {@link Browser} can be started. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.sluice.browser.Browser#isInstalled",
		disabledReason = "needs the programs chromium and chromedriver (apt-get install chromium chromium-driver)")
@interface WithChromium {

}
