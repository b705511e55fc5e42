package io.fairlead.connector.engine.body;

import io.fairlead.connector.engine.manifest.Violation;
import java.util.List;

/** The caller's input cannot be used. */
public final class InvalidInput extends RuntimeException {
    private final transient List<Violation> errors;

    public InvalidInput(List<Violation> errors) {
        super("the input is not valid", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public static InvalidInput at(String pointer, String message) {
        return new InvalidInput(List.of(new Violation(pointer, message)));
    }

    public List<Violation> errors() {
        return errors;
    }
}
