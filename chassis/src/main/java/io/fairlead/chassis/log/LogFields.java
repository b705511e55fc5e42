package io.fairlead.chassis.log;

import org.jboss.logging.MDC;

/** Fields of every log line written for the work at hand; they follow the Vert.x duplicated context. */
public final class LogFields {

    private LogFields() {}

    public static void put(String name, String value) {
        MDC.put(name, value);
    }

    public static void remove(String name) {
        MDC.remove(name);
    }
}
