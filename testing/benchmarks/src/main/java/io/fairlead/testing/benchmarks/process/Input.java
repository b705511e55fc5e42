package io.fairlead.testing.benchmarks.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The standard input, which ends with whoever started this process. */
public final class Input {

    private Input() {}

    public static void awaitEnd() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
