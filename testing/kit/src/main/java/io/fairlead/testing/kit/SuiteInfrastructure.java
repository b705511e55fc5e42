package io.fairlead.testing.kit;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.util.HashMap;
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
        var given = TestInfrastructure.of(asked.value(), Set.of(asked.own()));
        infrastructure = given;
        if (asked.before().length > 0) {
            EarlierRun.left(given, asked.before());
        }
        var configuration = new HashMap<>(given.configuration());
        for (var server : asked.without()) {
            configuration.putAll(server.away());
        }
        return configuration;
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
