package io.fairlead.connector.engine.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Regular expressions for the ways in which a secret comes back: as it is, escaped, inside Base64. */
final class Spellings {
    /** Long enough to be distinctive, short enough for a regular expression that recurses with every character. */
    private static final int PIECE = 64;

    private Spellings() {}

    /** A long secret is recognised by its parts, which also finds it when it was cut. */
    static Stream<String> pieces(String secret) {
        var points = secret.codePoints().toArray();
        return IntStream.rangeClosed(0, (points.length - 1) / PIECE)
                .filter(i -> points.length > 0)
                .mapToObj(i -> new String(points, i * PIECE, Math.min(PIECE, points.length - i * PIECE)));
    }

    /** Each character as it is or in any escape, so that every mixture is found: URL, form, JSON, HTML. */
    static String escaped(String secret) {
        return secret.codePoints().mapToObj(Spellings::character).collect(Collectors.joining());
    }

    /**
     * Base64 of any text that contains the secret. Where the secret begins within a group of three bytes decides what it
     * looks like; the characters it shares with its neighbours are left out.
     */
    static Stream<String> base64(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(0, 1, 2).map(offset -> base64(bytes, offset)).filter(core -> core.length() >= 2);
    }

    private static String base64(byte[] secret, int offset) {
        var shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        var first = (offset * 8 + 5) / 6;
        var end = shifted.length * 8 / 6;
        if (first >= end) {
            return "";
        }
        return text.substring(first, end)
                .chars()
                .mapToObj(c -> switch (c) {
                    case '+' -> "(?:[+-]|%2[Bb]|\\\\u002[bB])";
                    case '/' -> "(?:[/_]|%2[Ff]|\\\\/|\\\\u002[fF])";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }

    private static String character(int codePoint) {
        var alternatives = Stream.of(
                Stream.of(Pattern.quote(Character.toString(codePoint)), percent(codePoint), unicode(codePoint)),
                html(codePoint),
                json(codePoint),
                codePoint == ' ' ? Stream.of("\\+") : Stream.<String>empty());
        return alternatives.flatMap(s -> s).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Once or twice over: {@code %2F}, {@code %252F}. */
    private static String percent(int codePoint) {
        var bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> "%(?:25)?" + anyCase("%02X".formatted(bytes[i])))
                .collect(Collectors.joining());
    }

    private static String unicode(int codePoint) {
        return Character.toString(codePoint)
                .chars()
                .mapToObj(unit -> "\\\\u" + anyCase("%04X".formatted(unit)))
                .collect(Collectors.joining());
    }

    private static Stream<String> json(int codePoint) {
        return switch (codePoint) {
            case '"' -> Stream.of("\\\\\"");
            case '\\' -> Stream.of("\\\\\\\\");
            case '/' -> Stream.of("\\\\/");
            case '\n' -> Stream.of("\\\\n");
            case '\r' -> Stream.of("\\\\r");
            case '\t' -> Stream.of("\\\\t");
            case '\b' -> Stream.of("\\\\b");
            case '\f' -> Stream.of("\\\\f");
            default -> Stream.empty();
        };
    }

    private static Stream<String> html(int codePoint) {
        var numbers =
                Stream.of("&#0*%d;".formatted(codePoint), "&#[xX]0*%s;".formatted(anyCase("%X".formatted(codePoint))));
        var name =
                switch (codePoint) {
                    case '"' -> Stream.of("&quot;");
                    case '&' -> Stream.of("&amp;");
                    case '<' -> Stream.of("&lt;");
                    case '>' -> Stream.of("&gt;");
                    case '\'' -> Stream.of("&apos;");
                    default -> Stream.<String>empty();
                };
        return Stream.concat(numbers, name);
    }

    private static String anyCase(String hex) {
        return hex.chars()
                .mapToObj(c ->
                        Character.isLetter(c) ? "[%c%c]".formatted(c, Character.toLowerCase(c)) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
