package io.fairlead.testing.kit;

import java.util.function.Supplier;

/**
 * Values made once in a JVM. Quarkus loads the kit in several class loaders, each with its own statics, so the values
 * live among the system properties; and some libraries copy those, so all are strings.
 */
final class JvmWide {

    private static final String PREFIX = "fairlead.testing.";

    /** Interned strings are the same object in every class loader. */
    private static final Object LOCK = (PREFIX + "lock").intern();

    private JvmWide() {}

    static String value(String name, Supplier<String> made) {
        synchronized (LOCK) {
            var known = System.getProperty(PREFIX + name);
            if (known != null) {
                return known;
            }
            var value = made.get();
            System.setProperty(PREFIX + name, value);
            return value;
        }
    }
}
