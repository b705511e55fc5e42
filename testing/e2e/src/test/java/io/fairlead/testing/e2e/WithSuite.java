package io.fairlead.testing.e2e;

import io.fairlead.testing.kit.suite.Suite;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives a test class the {@link Suite} and the {@link TraceCollector}, as parameters; all classes share one. */
@ExtendWith(SuiteExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WithSuite {}
