package io.fairlead.testing.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A JSON string of spaces that is a thousand times as large as it looks. */
final class Bomb {

    private static final int MEGABYTE = 1 << 20;

    private Bomb() {}

    static byte[] of(int megabytes) {
        var packed = new ByteArrayOutputStream();
        var spaces = new byte[MEGABYTE];
        Arrays.fill(spaces, (byte) ' ');
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write('"');
            for (int i = 0; i < megabytes; i++) {
                gzip.write(spaces);
            }
            gzip.write('"');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
