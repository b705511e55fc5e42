package io.fairlead.testing.e2e;

import io.fairlead.testing.kit.suite.Suite;
import io.fairlead.testing.kit.suite.SuitePrograms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the suite for the first test that asks, and takes it down after the last. */
final class SuiteExtension implements ParameterResolver {

    /** Of the roster's district. */
    static final int USERS = 600;

    private record Running(Suite suite, TraceCollector traces) implements AutoCloseable {

        static Running start() {
            var directory = Path.of("target", "suite").toAbsolutePath();
            var traces = new TraceCollector();
            var suite = Suite.in(
                    directory,
                    SuitePrograms.builtByMaven(directory.resolve("programs")),
                    Map.of(
                            "FAIRLEAD_OTLP_ENDPOINT",
                            traces.address().toString(),
                            "FAIRLEAD_TWIN_USERS",
                            Integer.toString(USERS)));
            suite.start();
            return new Running(suite, traces);
        }

        @Override
        public void close() {
            suite.close();
            traces.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Suite.class || type == TraceCollector.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = context.getRoot()
                .getStore(Namespace.create(Suite.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Suite.class ? running.suite() : running.traces();
    }
}
