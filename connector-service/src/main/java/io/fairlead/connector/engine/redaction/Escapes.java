package io.fairlead.connector.engine.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The ways to write one character. Each answers with the length of what it found, 0 when it found nothing. */
final class Escapes {
    private static final Map<Integer, String> JSON =
            Map.of((int) '\n', "\\n", (int) '\r', "\\r", (int) '\t', "\\t", (int) '\b', "\\b", (int) '\f', "\\f");
    private static final Map<Integer, String> HTML =
            Map.of((int) '"', "&quot;", (int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '\'', "&apos;");

    private Escapes() {}

    /** As it is, or as the other alphabet of Base64 has it. */
    static int literal(String text, int at, int character, boolean base64) {
        if (at >= text.length()) {
            return 0;
        }
        var found = text.codePointAt(at);
        var meant = base64 ? standardAlphabet(found) : found;
        return meant == character ? Character.charCount(found) : 0;
    }

    private static int standardAlphabet(int found) {
        return switch (found) {
            case '-' -> '+';
            case '_' -> '/';
            default -> found;
        };
    }

    static int escaped(String text, int at, int character, boolean base64) {
        if (at >= text.length()) {
            return 0;
        }
        return switch (text.charAt(at)) {
            case '%' -> percent(text, at, character);
            case '\\' -> backslash(text, at, character);
            case '&' -> entity(text, at, character);
            case '+' -> character == ' ' && !base64 ? 1 : 0;
            default -> 0;
        };
    }

    /** Once or twice over: {@code %2F}, {@code %252F}. */
    private static int percent(String text, int at, int character) {
        var end = at;
        for (var b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            var hex = text.startsWith("%25", end) && (b != '%' || text.startsWith("25", end + 3)) ? end + 3 : end + 1;
            if (end >= text.length() || text.charAt(end) != '%' || hexAt(text, hex, 2) != (b & 0xff)) {
                return 0;
            }
            end = hex + 2;
        }
        return end - at;
    }

    private static int backslash(String text, int at, int character) {
        var shortForm = JSON.get(character);
        if (shortForm != null && text.startsWith(shortForm, at)) {
            return shortForm.length();
        }
        if ((character == '"' || character == '\\' || character == '/')
                && text.startsWith(Character.toString(character), at + 1)) {
            return 2;
        }
        var end = at;
        for (var unit : Character.toChars(character)) {
            if (!text.startsWith("\\u", end) || hexAt(text, end + 2, 4) != unit) {
                return 0;
            }
            end += 6;
        }
        return end - at;
    }

    private static int entity(String text, int at, int character) {
        var name = HTML.get(character);
        if (name != null && text.startsWith(name, at)) {
            return name.length();
        }
        var end = text.indexOf(';', at);
        if (!text.startsWith("&#", at) || end < 0 || end - at > 12) {
            return 0;
        }
        var number = text.substring(at + 2, end);
        var hexadecimal = number.startsWith("x") || number.startsWith("X");
        return parsed(hexadecimal ? number.substring(1) : number, hexadecimal ? 16 : 10) == character
                ? end + 1 - at
                : 0;
    }

    private static int hexAt(String text, int at, int digits) {
        return at + digits <= text.length() ? parsed(text.substring(at, at + digits), 16) : -1;
    }

    private static int parsed(String number, int radix) {
        if (number.isEmpty() || number.chars().anyMatch(c -> Character.digit(c, radix) < 0)) {
            return -1;
        }
        return (int) Math.min(Long.parseLong(number, radix), Integer.MAX_VALUE);
    }
}
