package io.fairlead.chassis.http;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Refuses paths that two readers could take for different ones. */
public final class RawPath {

    /** Encoded slashes, backslashes, control characters and dots; parameters; bare backslashes and control characters. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("%(?:2[eEfF]|5[cC]|[01][0-9a-fA-F]|7[fF])|[;\\\\\\x00-\\x20\\x7f]");

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final Set<String> DOTS = Set.of(".", "..");

    private RawPath() {}

    /** A path as it was sent; fails with {@code bad-request} when it can be read in two ways. */
    public static void requireClear(String path) {
        if (!isClear(path)) {
            throw Failure.of(
                    ProblemCode.BAD_REQUEST,
                    "The path has an encoded slash, an empty or dot segment, or a character that does not belong there.");
        }
    }

    /** Whether a path as it was sent can be read in one way only. */
    public static boolean isClear(String path) {
        return !AMBIGUOUS.matcher(path).find() && !BAD_ESCAPE.matcher(path).find() && !hasEmptyOrDotSegment(path);
    }

    /** A slash at the end is no segment. */
    private static boolean hasEmptyOrDotSegment(String path) {
        List<String> segments = Arrays.asList(path.split("/", -1));
        return IntStream.range(1, segments.size())
                .anyMatch(
                        i -> DOTS.contains(segments.get(i)) || (segments.get(i).isEmpty() && i < segments.size() - 1));
    }
}
