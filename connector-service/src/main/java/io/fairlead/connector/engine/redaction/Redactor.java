package io.fairlead.connector.engine.redaction;

import java.util.Collection;
import java.util.List;

/**
 * Blanks the secrets it knows, in every spelling they are likely to come back in, and whatever looks like a secret or
 * like personal data. Making one costs next to nothing; texts are cut before they cost much.
 */
public final class Redactor {
    private static final String BLANK = "[redacted]";
    private static final String CUT = "[…]";
    private static final int LONGEST = 4_096;
    /** A spelling's length over its secret's, at most: HTML in numbers. */
    private static final int STRETCH = 12;

    private final List<Needle> needles;
    private final int longestSpelling;

    private Redactor(List<Needle> needles) {
        this.needles = needles;
        this.longestSpelling =
                STRETCH * needles.stream().mapToInt(Needle::length).max().orElse(0);
    }

    public static Redactor of(Collection<String> secrets) {
        return new Redactor(secrets.stream().flatMap(Needle::of).distinct().toList());
    }

    /** The text without secrets and personal data; a text too long to look at closely loses its end. */
    public String clean(String text) {
        if (text.length() <= LONGEST) {
            return blanked(text);
        }
        var clean = blanked(text.substring(0, LONGEST));
        return clean.substring(0, Math.max(0, clean.length() - longestSpelling)) + CUT;
    }

    /** Like {@link #clean(String)}, on one line and no longer than asked. */
    public String brief(String text, int length) {
        var line = clean(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    private String blanked(String text) {
        var clean = withoutKnown(text);
        for (var suspicion : Suspicion.ALL) {
            clean = suspicion.blank(clean);
        }
        return clean;
    }

    private String withoutKnown(String text) {
        var clean = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var end = longestEnd(text, at);
            if (end > at) {
                clean.append(BLANK);
                at = end;
            } else {
                clean.append(text.charAt(at++));
            }
        }
        return clean.toString();
    }

    private int longestEnd(String text, int start) {
        var longest = -1;
        for (var needle : needles) {
            longest = Math.max(longest, needle.endIn(text, start));
        }
        return longest;
    }
}
