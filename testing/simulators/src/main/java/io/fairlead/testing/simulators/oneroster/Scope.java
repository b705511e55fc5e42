package io.fairlead.testing.simulators.oneroster;

import java.util.Arrays;
import java.util.Optional;

enum Scope {
    ROSTER_READONLY("https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly"),
    ROSTER_CORE_READONLY("https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly"),
    ROSTER_DEMOGRAPHICS_READONLY("https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly"),

    /** TimeBack's, for what the standard does not have: writing. */
    ROSTER_CREATEPUT("https://purl.imsglobal.org/spec/or/v1p1/scope/roster.createput"),
    ROSTER_DELETE("https://purl.imsglobal.org/spec/or/v1p1/scope/roster.delete");

    private final String uri;

    Scope(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    static Optional<Scope> of(String uri) {
        return Arrays.stream(values()).filter(scope -> scope.uri.equals(uri)).findFirst();
    }
}
