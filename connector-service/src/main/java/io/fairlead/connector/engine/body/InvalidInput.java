package io.fairlead.connector.engine.body;

import java.util.List;

/** The caller's input cannot be used. */
public final class InvalidInput extends RuntimeException {
    private final transient List<InputError> errors;

    public InvalidInput(List<InputError> errors) {
        super("the input is not valid", null, false, false);
        this.errors = List.copyOf(errors);
    }

    public static InvalidInput at(String pointer, String message) {
        return new InvalidInput(List.of(new InputError(pointer, message)));
    }

    public List<InputError> errors() {
        return errors;
    }
}
