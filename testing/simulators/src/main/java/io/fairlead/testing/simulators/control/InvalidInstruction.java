package io.fairlead.testing.simulators.control;

/** The control API was asked for something it does not know. */
final class InvalidInstruction extends RuntimeException {

    InvalidInstruction(String message) {
        super(message);
    }
}
