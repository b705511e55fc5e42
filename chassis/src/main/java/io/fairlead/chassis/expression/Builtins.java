package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import com.google.re2j.Matcher;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replacements for the library's functions that could use time or memory without bound, or that run regular
 * expressions. The rest of them are called by reflection.
 */
@RegisterForReflection(targets = {Functions.class, Utils.class})
final class Builtins {

    private static final int LONGEST_NEEDLE = 1_000;
    private static final int LONGEST_DATE = 64;
    private static final int MOST_DIGITS = 300;

    private final ExpressionLimits limits;
    private final Map<String, JFunction> functions = new LinkedHashMap<>();

    Builtins(ExpressionLimits limits) {
        this.limits = limits;
        define("pad", "<s-ns?:s>", arguments -> pad(text(arguments, 0), number(arguments, 1), text(arguments, 2)));
        define("round", "<n-n?:n>", arguments -> round(number(arguments, 0), number(arguments, 1)));
        define("contains", "<s-(sf):b>", arguments -> contains(text(arguments, 0), argument(arguments, 1)));
        define(
                "split",
                "<s-(sf)n?:a<s>>",
                arguments -> split(text(arguments, 0), argument(arguments, 1), number(arguments, 2)));
        define(
                "match",
                "<s-fn?:a<o>>",
                arguments -> match(text(arguments, 0), argument(arguments, 1), number(arguments, 2)));
        define(
                "replace",
                "<s-(sf)(sf)n?:s>",
                arguments -> replace(
                        text(arguments, 0), argument(arguments, 1), argument(arguments, 2), number(arguments, 3)));
        define("substringBefore", "<s-s:s>", arguments -> substringBefore(text(arguments, 0), text(arguments, 1)));
        define("substringAfter", "<s-s:s>", arguments -> substringAfter(text(arguments, 0), text(arguments, 1)));
        define("toMillis", "<s-s?:n>", arguments -> toMillis(text(arguments, 0), text(arguments, 1)));
        define("eval", "<sx?:x>", arguments -> {
            throw new Breach(Kind.REFUSED, "$eval is not available");
        });
        define("random", "<:n>", arguments -> {
            throw new Breach(Kind.REFUSED, "$random is not available: an expression gives the same result every time");
        });
        define("shuffle", "<a:a>", arguments -> {
            throw new Breach(Kind.REFUSED, "$shuffle is not available: an expression gives the same result every time");
        });
    }

    /** The library's own $now reads the time of another evaluation, so the time comes from here. */
    void bindTo(Frame frame, long now) {
        functions.forEach((name, function) -> frame.bind(name, (Object) function));
        frame.bind("millis", (Object) new JFunction((input, arguments) -> now, "<:n>"));
        frame.bind("now", (Object)
                new JFunction((input, arguments) -> now(now, text(arguments, 0), text(arguments, 1)), "<s?s?:s>"));
    }

    private interface Body {
        @Nullable
        Object apply(List<?> arguments);
    }

    private void define(String name, String signature, Body body) {
        JFunctionCallable callable = (input, arguments) -> body.apply(arguments);
        functions.put(name, new JFunction(callable, signature));
    }

    private @Nullable String pad(@Nullable String text, @Nullable Number width, @Nullable String filler) {
        if (text == null || width == null) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        double wanted = Math.abs(width.doubleValue());
        if (wanted > limits.text()) {
            throw new Breach(Kind.SIZE, "$pad to more than %d characters".formatted(limits.text()));
        }
        int missing = (int) wanted - length;
        if (missing <= 0) {
            return text;
        }
        int[] unit =
                (filler == null || filler.isEmpty() ? " " : filler).codePoints().toArray();
        StringBuilder padding = new StringBuilder(missing);
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(unit[i % unit.length]);
        }
        return width.doubleValue() < 0 ? padding + text : text + padding;
    }

    private static @Nullable Number round(@Nullable Number value, @Nullable Number precision) {
        if (value == null) {
            return null;
        }
        double places = precision == null ? 0 : precision.doubleValue();
        if (Math.abs(places) > MOST_DIGITS) {
            throw new Breach(Kind.REFUSED, "$round to more than %d digits".formatted(MOST_DIGITS));
        }
        double plain = value.doubleValue();
        if (!Double.isFinite(plain)) {
            throw new Breach(Kind.EVALUATION, "$round of a number that is too large");
        }
        return Utils.convertNumber(BigDecimal.valueOf(plain)
                .setScale((int) places, RoundingMode.HALF_EVEN)
                .doubleValue());
    }

    private static @Nullable Boolean contains(@Nullable String text, @Nullable Object token) {
        if (text == null || token == null) {
            return null;
        }
        return token instanceof String needle
                ? text.contains(needle(needle))
                : regex(token).matcher(text).find();
    }

    private @Nullable List<String> split(@Nullable String text, @Nullable Object separator, @Nullable Number limit) {
        if (text == null) {
            return null;
        }
        int most = limit == null ? Integer.MAX_VALUE : nonNegative(limit, "$split");
        List<String> parts = new ArrayList<>();
        if (separator instanceof String needle && needle.isEmpty()) {
            for (int i = 0; i < text.length() && parts.size() < most; i++) {
                add(parts, String.valueOf(text.charAt(i)));
            }
            return parts;
        }
        Occurrences occurrences = occurrences(text, separator);
        int from = 0;
        while (parts.size() < most && occurrences.next()) {
            if (occurrences.end() > 0) {
                add(parts, text.substring(from, occurrences.start()));
                from = occurrences.end();
            }
        }
        if (parts.size() < most) {
            add(parts, text.substring(from));
        }
        return parts;
    }

    private @Nullable List<Object> match(@Nullable String text, @Nullable Object pattern, @Nullable Number limit) {
        if (text == null || pattern == null) {
            return null;
        }
        int most = limit == null ? Integer.MAX_VALUE : nonNegative(limit, "$match");
        List<Object> matches = Utils.createSequence();
        Matcher matcher = regex(pattern).matcher(text);
        while (matches.size() < most && matcher.find()) {
            add(matches, Regex.describe(matcher));
        }
        return matches;
    }

    private @Nullable String replace(
            @Nullable String text, @Nullable Object pattern, @Nullable Object replacement, @Nullable Number limit) {
        if (text == null || pattern == null) {
            return text;
        }
        if (pattern instanceof String needle && needle.isEmpty()) {
            throw new Breach(Kind.EVALUATION, "$replace needs something to look for");
        }
        int most = limit == null ? Integer.MAX_VALUE : nonNegative(limit, "$replace");
        StringBuilder result = new StringBuilder();
        Occurrences occurrences = occurrences(text, pattern);
        int from = 0;
        for (int count = 0; count < most && occurrences.next(); count++) {
            result.append(text, from, occurrences.start()).append(occurrences.replacement(replacement));
            from = occurrences.end();
            if (result.length() > limits.text()) {
                throw new Breach(Kind.SIZE, "$replace grew past %d characters".formatted(limits.text()));
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    private static @Nullable String substringBefore(@Nullable String text, @Nullable String needle) {
        int at = text == null || needle == null ? -1 : text.indexOf(needle(needle));
        return text == null || at < 0 ? text : text.substring(0, at);
    }

    private static @Nullable String substringAfter(@Nullable String text, @Nullable String needle) {
        int at = text == null || needle == null ? -1 : text.indexOf(needle(needle));
        return text == null || needle == null || at < 0 ? text : text.substring(at + needle.length());
    }

    /** Picture strings become regular expressions of the library's own engine, so both sides stay short. */
    private static @Nullable Number toMillis(@Nullable String text, @Nullable String picture) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_DATE || (picture != null && picture.length() > LONGEST_DATE)) {
            throw new Breach(Kind.REFUSED, "$toMillis of more than %d characters".formatted(LONGEST_DATE));
        }
        if (picture != null && picture.split("\\]\\[", -1).length > 4) {
            throw new Breach(Kind.REFUSED, "$toMillis needs separators between the parts of its picture");
        }
        try {
            return Functions.dateTimeToMillis(text, picture);
        } catch (Exception e) {
            throw new Breach(Kind.EVALUATION, "$toMillis: '%s' is no such time".formatted(text));
        }
    }

    private static @Nullable String now(long now, @Nullable String picture, @Nullable String zone) {
        return Functions.dateTimeFromMillis(now, picture, zone);
    }

    private <T> void add(List<T> list, T item) {
        if (list.size() == limits.items()) {
            throw new Breach(Kind.SIZE, "a list grew past %d items".formatted(limits.items()));
        }
        list.add(item);
    }

    private static Occurrences occurrences(String text, @Nullable Object pattern) {
        return pattern instanceof String needle
                ? Occurrences.of(text, needle(needle))
                : Occurrences.of(regex(pattern).matcher(text));
    }

    private static Regex regex(@Nullable Object pattern) {
        if (pattern instanceof Regex regex) {
            return regex;
        }
        throw new Breach(Kind.REFUSED, "only a string or a regular expression can be looked for");
    }

    private static String needle(String needle) {
        if (needle.length() > LONGEST_NEEDLE) {
            throw new Breach(Kind.REFUSED, "what is looked for is longer than %d characters".formatted(LONGEST_NEEDLE));
        }
        return needle;
    }

    private static int nonNegative(Number limit, String function) {
        if (limit.intValue() < 0) {
            throw new Breach(Kind.EVALUATION, function + " needs a limit that is not negative");
        }
        return limit.intValue();
    }

    private static @Nullable Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return argument(arguments, index) instanceof String text ? text : null;
    }

    private static @Nullable Number number(List<?> arguments, int index) {
        return argument(arguments, index) instanceof Number number ? number : null;
    }
}
