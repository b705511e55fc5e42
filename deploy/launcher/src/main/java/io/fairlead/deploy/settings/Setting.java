package io.fairlead.deploy.settings;

import java.util.Locale;

/** What can be set by an environment variable, and its default. */
public sealed interface Setting {

    String variable();

    enum Port implements Setting {
        GATEWAY(8080),
        CONNECTOR(8081),
        SYNC(8082),
        WEBHOOK(8083),
        MONITORING(8084),
        TWINS(8090),
        KEYCLOAK(8180),
        POSTGRES(15432),
        REDIS(16379),
        KAFKA(19092),
        KAFKA_CONTROLLER(19093);

        private final int byDefault;

        Port(int byDefault) {
            this.byDefault = byDefault;
        }

        @Override
        public String variable() {
            return "FAIRLEAD_PORT_" + name();
        }

        public int byDefault() {
            return byDefault;
        }
    }

    /** Java heap in MiB of what runs on a JVM of ours. */
    enum Heap implements Setting {
        GATEWAY(192),
        CONNECTOR(256),
        SYNC(192),
        WEBHOOK(192),
        MONITORING(256),
        TWINS(96);

        /** Sets all of them. */
        public static final String COMMON_VARIABLE = "FAIRLEAD_HEAP";

        private final int byDefault;

        Heap(int byDefault) {
            this.byDefault = byDefault;
        }

        @Override
        public String variable() {
            return COMMON_VARIABLE + "_" + name();
        }

        public int byDefault() {
            return byDefault;
        }

        /** How the names of the parts it is for begin. */
        public String part() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
