package io.fairlead.deploy.demo;

/** A step of the demonstration did not have the effect it should have. */
final class NotShown extends RuntimeException {

    NotShown(String expected, String found) {
        super("expected %s; found %s".formatted(expected, found));
    }
}
