package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.Jsonata.JFunction;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A regular expression as JSONata sees it: a function from a string to its first match. Runs in linear time. */
final class Regex extends JFunction {

    private static final int LONGEST = 1_000;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        super((input, arguments) -> firstMatch(pattern, arguments), "<s:o>");
        this.pattern = pattern;
    }

    static Regex of(String literal, boolean ignoreCase, boolean multiline, int position) {
        if (literal.length() > LONGEST) {
            throw new InvalidExpression("regular expression is longer than %d characters".formatted(LONGEST), position);
        }
        try {
            int flags = (ignoreCase ? Pattern.CASE_INSENSITIVE : 0) | (multiline ? Pattern.MULTILINE : 0);
            return new Regex(Pattern.compile(literal.replace("\\/", "/"), flags));
        } catch (PatternSyntaxException e) {
            throw new InvalidExpression(
                    "regular expression: %s (look-around and back-references are not supported)"
                            .formatted(e.getMessage()),
                    position);
        }
    }

    Matcher matcher(String text) {
        return pattern.matcher(text);
    }

    static Map<String, Object> describe(Matcher match) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("match", match.group());
        description.put("index", match.start());
        description.put("groups", groups(match));
        return description;
    }

    private static @Nullable Object firstMatch(Pattern pattern, List<?> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof String text)) {
            return null;
        }
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            return null;
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("match", match.group());
        description.put("start", match.start());
        description.put("end", match.end());
        description.put("groups", groups(match));
        return description;
    }

    private static List<@Nullable String> groups(Matcher match) {
        List<@Nullable String> groups = new ArrayList<>(match.groupCount());
        for (int group = 1; group <= match.groupCount(); group++) {
            groups.add(match.group(group));
        }
        return groups;
    }
}
