package io.fairlead.connector.engine.redaction;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blanks the secrets it knows, in every spelling they are likely to come back in, and whatever looks like a secret or
 * like personal data. Texts are short by then, so it may look closely.
 */
public final class Redactor {
    private static final String BLANK = "[redacted]";
    private static final String TOO_LONG = "[too long to show]";
    private static final int LONGEST = 8_192;
    /** A spelling's length over its secret's, at most: HTML in numbers. */
    private static final int STRETCH = 10;

    private final @Nullable Pattern known;
    private final int longestSpelling;

    private Redactor(@Nullable Pattern known, int longestSpelling) {
        this.known = known;
        this.longestSpelling = longestSpelling;
    }

    public static Redactor of(Collection<String> secrets) {
        var pieces = secrets.stream()
                .distinct()
                .flatMap(Spellings::pieces)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (pieces.isEmpty()) {
            return new Redactor(null, 0);
        }
        var spellings = pieces.stream()
                .flatMap(piece -> Stream.concat(Stream.of(Spellings.escaped(piece)), Spellings.base64(piece)))
                .collect(Collectors.joining("|"));
        return new Redactor(Pattern.compile(spellings), pieces.getFirst().length() * STRETCH);
    }

    /** The text without secrets and personal data; a text too long to look at closely loses its end. */
    public String clean(String text) {
        if (text.length() <= LONGEST) {
            return blanked(text);
        }
        var clean = blanked(text.substring(0, LONGEST));
        return clean.length() <= longestSpelling
                ? TOO_LONG
                : clean.substring(0, clean.length() - longestSpelling) + TOO_LONG;
    }

    /** Like {@link #clean(String)}, on one line and no longer than asked. */
    public String brief(String text, int length) {
        var line = clean(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    private String blanked(String text) {
        var clean = known == null ? text : known.matcher(text).replaceAll(BLANK);
        for (var suspicion : Suspicion.ALL) {
            clean = suspicion.blank(clean);
        }
        return clean;
    }
}
