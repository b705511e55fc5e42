package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Locale;

/** Where something stands in a delivery. The grammar calls it a place. */
public sealed interface Locator {

    /** What the grammar writes before the name of a header. */
    String HEADER = "header:";

    /** In the body, or in the event where the delivery is split into events. */
    record InBody(JsonPointer pointer) implements Locator {
        @Override
        public String toString() {
            return pointer.toString();
        }
    }

    /** In a header, whose name is kept in lower case. */
    record InHeader(String name) implements Locator {
        public InHeader {
            name = name.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return HEADER + name;
        }
    }

    static Locator parse(String text) {
        if (text.startsWith(HEADER)) {
            return new InHeader(text.substring(HEADER.length()));
        }
        InvalidManifest.unless(text.startsWith("/"), "'%s' is neither a JSON pointer nor a header", text);
        return new InBody(JsonPointer.compile(text));
    }
}
