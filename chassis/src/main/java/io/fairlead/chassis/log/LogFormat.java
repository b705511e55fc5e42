package io.fairlead.chassis.log;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;

/** Flattens the log wherever it is written as JSON. Quarkus offers no switch for it. */
@ApplicationScoped
class LogFormat {

    private final String service;

    LogFormat(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    void flatten(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        flatten(InitialConfigurator.DELAYED_HANDLER);
    }

    private void flatten(ExtHandler handlers) {
        Arrays.stream(handlers.getHandlers()).forEach(this::flatten);
    }

    private void flatten(Handler handler) {
        if (handler.getFormatter() instanceof JsonFormatter) {
            handler.setFormatter(new FlatJson(service));
        }
        if (handler instanceof ExtHandler nested) {
            flatten(nested);
        }
    }
}
