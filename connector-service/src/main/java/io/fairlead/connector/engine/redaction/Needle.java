package io.fairlead.connector.engine.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something to be found in a text however its characters are escaped there: for a URL, a form, JSON or HTML, all of
 * them or some.
 */
final class Needle {

    /** A long secret is recognised by its parts, which also finds it when it was cut. */
    private static final int PART = 64;
    /** Fewer characters than these of a secret's Base64 are everyday text. */
    private static final int SHORTEST_BASE64 = 3;

    private final int[] characters;
    private final boolean base64;

    private Needle(int[] characters, boolean base64) {
        this.characters = characters;
        this.base64 = base64;
    }

    /** The secret and what any text that contains it looks like in Base64. */
    static Stream<Needle> of(String secret) {
        var characters = secret.codePoints().toArray();
        return IntStream.iterate(0, start -> start < characters.length, start -> start + PART)
                .mapToObj(start -> Arrays.copyOfRange(characters, start, Math.min(start + PART, characters.length)))
                .flatMap(part -> Stream.concat(Stream.of(new Needle(part, false)), encoded(part)));
    }

    /** Where the secret begins within a group of three bytes decides; what it shares with its neighbours is left out. */
    private static Stream<Needle> encoded(int[] secret) {
        var bytes = new String(secret, 0, secret.length).getBytes(StandardCharsets.UTF_8);
        return Stream.of(0, 1, 2)
                .map(offset -> encoded(bytes, offset))
                .filter(core -> core.length() >= SHORTEST_BASE64)
                .map(core -> new Needle(core.codePoints().toArray(), true));
    }

    private static String encoded(byte[] secret, int offset) {
        var shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        var first = (offset * 8 + 5) / 6;
        return text.substring(Math.min(first, text.length()), Math.max(first, shifted.length * 8 / 6));
    }

    int length() {
        return characters.length;
    }

    /** Where it ends in the text when it begins at this place, -1 when it does not. */
    int endIn(String text, int start) {
        return endIn(text, start, 0);
    }

    private int endIn(String text, int start, int from) {
        var at = start;
        for (var i = from; i < characters.length; i++) {
            var literal = Escapes.literal(text, at, characters[i], base64);
            var escaped = Escapes.escaped(text, at, characters[i], base64);
            if (literal > 0 && escaped > 0) {
                var end = endIn(text, at + literal, i + 1);
                if (end >= 0) {
                    return end;
                }
            }
            if (literal == 0 && escaped == 0) {
                return -1;
            }
            at += Math.max(literal, escaped);
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Needle needle
                && base64 == needle.base64
                && Arrays.equals(characters, needle.characters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(characters);
    }

    @Override
    public String toString() {
        return "***";
    }
}
