package io.fairlead.gateway.route;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.util.regex.Pattern;

/** Refuses paths that two readers could take for different ones. */
final class RawPath {

    /** Encoded slashes, backslashes, control characters and dots; parameters; bare backslashes and control characters. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("%(?:2[eEfF]|5[cC]|[01][0-9a-fA-F]|7[fF])|[;\\\\\\x00-\\x20\\x7f]");

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private RawPath() {}

    static void requireClear(String path) {
        if (AMBIGUOUS.matcher(path).find() || BAD_ESCAPE.matcher(path).find() || hasEmptyOrDotSegment(path)) {
            throw Failure.of(
                    ProblemCode.BAD_REQUEST,
                    "The path has an encoded slash, an empty or dot segment, or a character that does not belong there.");
        }
    }

    private static boolean hasEmptyOrDotSegment(String path) {
        return PathTemplate.segments(path).stream()
                .skip(1)
                .anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }
}
