package io.fairlead.chassis.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Header fields by their names. */
public final class HeaderNames {

    private HeaderNames() {}

    /** Removes every field with such a name; a request with none of them costs a look at each and nothing more. */
    public static void removeIf(MultiMap headers, Predicate<String> unwelcome) {
        List<String> found = new ArrayList<>(0);
        headers.forEach((name, value) -> {
            if (unwelcome.test(name)) {
                found.add(name);
            }
        });
        found.forEach(headers::remove);
    }
}
