package io.fairlead.deploy.testrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The reasons for which a test may be skipped: one a line, the beginning of the reason, {@code #} comments. */
record ExpectedSkips(List<String> beginnings) {

    private static final String RESOURCE = "expected-skips.txt";

    ExpectedSkips {
        beginnings = List.copyOf(beginnings);
    }

    static ExpectedSkips load() {
        try (var stream = ExpectedSkips.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + ExpectedSkips.class);
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ExpectedSkips parse(String text) {
        return new ExpectedSkips(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    boolean knows(String reason) {
        return beginnings.stream().anyMatch(reason::startsWith);
    }
}
