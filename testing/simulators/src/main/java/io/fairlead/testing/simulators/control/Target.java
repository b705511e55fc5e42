package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Call;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which calls are meant: any, or those of a method, or those whose path fits a pattern in which * stands for anything. */
record Target(Optional<String> method, Optional<String> path) {

    boolean matches(Call call) {
        return matches(call.method(), call.path());
    }

    boolean matches(String calledMethod, String calledPath) {
        return method.map(calledMethod::equalsIgnoreCase).orElse(true)
                && path.map(pattern -> fits(pattern, calledPath)).orElse(true);
    }

    private static boolean fits(String pattern, String path) {
        String expression =
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return path.matches(expression);
    }
}
