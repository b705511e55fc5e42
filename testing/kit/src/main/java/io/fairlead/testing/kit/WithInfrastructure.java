package io.fairlead.testing.kit;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} real PostgreSQL, Redis and Kafka and an issuer of tokens: a database
 * {@code test_<value>} of its own with the service's roles and schema, and all topics under a prefix of its own. The
 * application is configured as in production. {@link TestInfrastructure} tells a test the rest.
 */
@WithTestResource(value = SuiteInfrastructure.class, scope = TestResourceScope.MATCHING_RESOURCES)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithInfrastructure {

    /** The short name of the service or module under test: one lower-case word. */
    String value();

    /**
     * Servers that this test has for itself, to kill, stop or suspend them. All other tests share theirs; starting one
     * costs a second, Kafka five.
     */
    Server[] own() default {};

    /** Servers that nobody answers for: the application starts and stays without them. Not PostgreSQL. */
    Server[] without() default {};

    /** Statements run by the owner of the tables before the application starts: what an earlier run has left. */
    String[] before() default {};
}
