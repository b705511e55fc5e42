package io.fairlead.connector.engine.manifest;

import java.util.Optional;

/** Knows whether an expression of a connector's file can be evaluated. */
@FunctionalInterface
public interface ExpressionCheck {
    /** Why it cannot; empty when it can. */
    Optional<String> complaintAbout(String expression);
}
