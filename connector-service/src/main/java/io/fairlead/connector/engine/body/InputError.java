package io.fairlead.connector.engine.body;

/** What is wrong, and where in the input as a JSON pointer; empty for the input as a whole. */
public record InputError(String pointer, String message) {}
