package io.fairlead.testing.kit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the application under test on real servers; asked for by {@link WithInfrastructure}. */
public final class SuiteInfrastructure implements QuarkusTestResourceConfigurableLifecycleManager<WithInfrastructure> {

    private @Nullable WithInfrastructure wanted;
    private @Nullable TestInfrastructure infrastructure;

    @Override
    public void init(WithInfrastructure annotation) {
        wanted = annotation;
    }

    @Override
    public Map<String, String> start() {
        var asked = Objects.requireNonNull(wanted, "use @WithInfrastructure");
        infrastructure = TestInfrastructure.of(asked.value(), Set.of(asked.own()));
        return infrastructure.configuration();
    }

    /** The servers serve the next test class, and end with this JVM. */
    @Override
    public void stop() {}

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                infrastructure,
                new TestInjector.AnnotatedAndMatchesType(InjectInfrastructure.class, TestInfrastructure.class));
    }
}
