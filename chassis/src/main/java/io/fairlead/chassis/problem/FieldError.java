package io.fairlead.chassis.problem;

/**
 * One thing wrong with a request's body.
 *
 * @param pointer where: a JSON pointer (RFC 6901), empty for the body as a whole
 * @param message what, for people
 */
public record FieldError(String pointer, String message) {

    /** The JSON pointer of a path of member names and array positions. */
    public static String pointer(Iterable<String> path) {
        var pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
