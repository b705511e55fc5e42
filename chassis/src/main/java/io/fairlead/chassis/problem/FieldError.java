package io.fairlead.chassis.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing wrong with a request's body.
 *
 * @param pointer where: a JSON pointer (RFC 6901), empty for the body as a whole
 * @param message what, for people
 */
@RegisterForReflection
public record FieldError(String pointer, String message) {

    /** An error at the end of a path of member names and array positions. */
    public static FieldError at(Iterable<String> path, String message) {
        var pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return new FieldError(pointer.toString(), message);
    }
}
