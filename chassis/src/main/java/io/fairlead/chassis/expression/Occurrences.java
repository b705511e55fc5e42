package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.Functions;
import com.google.re2j.Matcher;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where something stands in a text, one place after the other. */
sealed interface Occurrences {

    static Occurrences of(String text, String needle) {
        return new PlainOccurrences(text, needle);
    }

    static Occurrences of(Matcher matcher) {
        return new RegexOccurrences(matcher);
    }

    boolean next();

    int start();

    int end();

    String replacement(@Nullable Object replacement);
}

final class PlainOccurrences implements Occurrences {

    private final String text;
    private final String needle;
    private int start;
    private int from;

    PlainOccurrences(String text, String needle) {
        this.text = text;
        this.needle = needle;
    }

    @Override
    public boolean next() {
        start = text.indexOf(needle, from);
        from = start + needle.length();
        return start >= 0;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return from;
    }

    @Override
    public String replacement(@Nullable Object replacement) {
        if (replacement instanceof String plain) {
            return plain;
        }
        throw new Breach(Kind.EVALUATION, "$replace of a string needs a string to put there");
    }
}

final class RegexOccurrences implements Occurrences {

    private final Matcher matcher;

    RegexOccurrences(Matcher matcher) {
        this.matcher = matcher;
    }

    @Override
    public boolean next() {
        return matcher.find();
    }

    @Override
    public int start() {
        return matcher.start();
    }

    @Override
    public int end() {
        return matcher.end();
    }

    @Override
    public String replacement(@Nullable Object replacement) {
        if (replacement instanceof String template) {
            return expanded(template);
        }
        if (replacement == null) {
            return "";
        }
        try {
            if (Functions.funcApply(replacement, List.of(Regex.describe(matcher))) instanceof String replaced) {
                return replaced;
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        throw new Breach(Kind.EVALUATION, "a function given to $replace must return a string");
    }

    /** {@code $$} is a dollar, {@code $0} the match, {@code $n} a group with as many digits as there are groups for. */
    private String expanded(String template) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        while (position < template.length()) {
            char current = template.charAt(position++);
            if (current != '$' || position == template.length()) {
                result.append(current);
            } else if (template.charAt(position) == '$') {
                result.append('$');
                position++;
            } else if (!Character.isDigit(template.charAt(position))) {
                result.append('$');
            } else {
                position = group(template, position, result);
            }
        }
        return result.toString();
    }

    private int group(String template, int first, StringBuilder result) {
        int end = first + 1;
        int number = Character.digit(template.charAt(first), 10);
        while (end < template.length() && Character.isDigit(template.charAt(end))) {
            int longer = number * 10 + Character.digit(template.charAt(end), 10);
            if (longer > matcher.groupCount()) {
                break;
            }
            number = longer;
            end++;
        }
        if (number <= matcher.groupCount()) {
            result.append(Objects.requireNonNullElse(matcher.group(number), ""));
        }
        return end;
    }
}
