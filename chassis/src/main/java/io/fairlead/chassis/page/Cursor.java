package io.fairlead.chassis.page;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A place in a list: the sort key of the last item that was seen. Clients get it as opaque, URL-safe text with a
 * checksum over the list's name and the key, so that what this list did not give out is refused, not misread. It guards
 * against mistakes, not malice: whoever reads the position checks tenant and rights as ever.
 */
public record Cursor(String list, List<String> position) {

    private static final int CHECKSUM = Integer.BYTES;

    public Cursor {
        position = List.copyOf(position);
    }

    public static Cursor of(String list, String... position) {
        return new Cursor(list, List.of(position));
    }

    /**
     * Reads a cursor of {@code list} whose position has {@code parts} parts.
     *
     * @throws Failure {@code invalid-cursor} for anything else
     */
    public static Cursor read(String text, String list, int parts) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var body = new byte[bytes.remaining() - CHECKSUM];
            bytes.get(body);
            var position = position(body);
            if (position.size() == parts && bytes.getInt() == checksum(list, body)) {
                return new Cursor(list, position);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw unknown().because(e);
        }
        throw unknown();
    }

    /** The text for clients. */
    public String text() {
        var body = body();
        var bytes = ByteBuffer.allocate(body.length + CHECKSUM).put(body).putInt(checksum(list, body));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private byte[] body() {
        var encoded = position.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        var size =
                encoded.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        var body = ByteBuffer.allocate(size);
        encoded.forEach(part -> body.putInt(part.length).put(part));
        return body.array();
    }

    private static List<String> position(byte[] body) {
        var parts = new ArrayList<String>();
        var at = 0;
        while (at < body.length) {
            var length = ByteBuffer.wrap(body).getInt(at);
            at += Integer.BYTES;
            parts.add(new String(body, at, length, StandardCharsets.UTF_8));
            at += length;
        }
        return parts;
    }

    private static int checksum(String list, byte[] body) {
        var checksum = new CRC32C();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(body);
        return (int) checksum.getValue();
    }

    private static Failure unknown() {
        return Failure.of(ProblemCode.INVALID_CURSOR, "The cursor is not one this list gave out.");
    }
}
