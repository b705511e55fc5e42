package io.fairlead.testing.kit;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Values made once in a JVM. Quarkus loads the kit in several class loaders, each with its own statics; so the values
 * live among the system properties and are of the JDK's own types.
 */
final class JvmWide {

    private static final String PREFIX = "fairlead.testing.";

    private JvmWide() {}

    static <T> T value(String name, Class<T> type, Supplier<T> made) {
        var lock = (ReentrantLock) System.getProperties().computeIfAbsent(PREFIX + "lock", key -> new ReentrantLock());
        lock.lock();
        try {
            var known = System.getProperties().get(PREFIX + name);
            if (known != null) {
                return type.cast(known);
            }
            var value = made.get();
            System.getProperties().put(PREFIX + name, value);
            return value;
        } finally {
            lock.unlock();
        }
    }
}
