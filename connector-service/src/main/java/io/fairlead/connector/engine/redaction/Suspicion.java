package io.fairlead.connector.engine.redaction;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What looks like a secret or like personal data without being known as such. */
record Suspicion(Pattern pattern, String replacement) {

    private static final String SECRET_NAMES =
            "(?:proxy-)?authorization|cookie|set-cookie|[a-z0-9_-]{0,40}(?:api[_-]?key|secret|token|passw(?:or)?d|passcode|signature|credential)s?|"
                    + "key|confmkey|sig|pwd|code_verifier|assertion|jwt";
    private static final Pattern CARD = Pattern.compile("(?<![\\d.])\\d(?:[ -]?\\d){12,18}(?![\\d.])");

    static final List<Suspicion> ALL = List.of(
            of("(?i)\\b(bearer|basic|digest|negotiate)\\s+[A-Za-z0-9._~+/=-]{6,}", "$1 [redacted]"),
            of("(?i)(\"(?:" + SECRET_NAMES + ")\"\\s*:\\s*)\"(?:[^\"\\\\]++|\\\\.)*+\"?", "$1\"[redacted]\""),
            of("(?i)\\b(" + SECRET_NAMES + ")(=|:\\s*)(?!\\[redacted])[^\\s&,;\"'<>]+", "$1$2[redacted]"),
            of("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*\\.?[A-Za-z0-9_-]*", "[redacted]"),
            of("\\b(?:sk|rk|pk|whsec|xox[abp])[_-][A-Za-z0-9_-]{8,}", "[redacted]"),
            of(
                    "(?i)(?<![a-z0-9._%+'-])[a-z0-9._%+'-]{1,64}(?:@|%40|\\\\u0040)[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})+",
                    "[email]"),
            new Suspicion(CARD, "[card]"),
            of("\\b\\d{3}-\\d{2}-\\d{4}\\b", "[id number]"),
            of("\\b\\d{6}-[1-8]\\d{6}\\b", "[id number]"),
            of("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b", "[account]"),
            of("(?<![\\w.+-])(?:\\+\\d{1,3}[ .-]?)?\\(?\\d{2,4}\\)?[ .-]\\d{3,4}[ .-]\\d{4}(?![\\w-])", "[phone]"),
            of("(?<![\\w.])\\+\\d{8,15}(?!\\w)", "[phone]"));

    private static Suspicion of(String pattern, String replacement) {
        return new Suspicion(Pattern.compile(pattern), replacement);
    }

    String blank(String text) {
        return pattern == CARD
                ? pattern.matcher(text).replaceAll(found -> passesLuhn(found) ? replacement : found.group())
                : pattern.matcher(text).replaceAll(replacement);
    }

    private static boolean passesLuhn(MatchResult found) {
        var digits = found.group().replaceAll("\\D", "");
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
