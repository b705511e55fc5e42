package io.fairlead.testing.simulators.juso;

import io.fairlead.testing.simulators.twin.Parameters;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a caller asks for, as it came: juso judges it afterwards. */
record Search(String key, String keyword, String currentPage, String countPerPage, boolean json) {

    private static final int MOST_PER_PAGE = 100;
    private static final int MOST_REACHABLE = 9_000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[%=><\\[\\]]|\\b(OR|SELECT|INSERT|DELETE|UPDATE|CREATE|DROP|EXEC|UNION|FETCH|DECLARE|TRUNCATE)\\b",
            Pattern.CASE_INSENSITIVE);

    static Search of(Parameters parameters) {
        return new Search(
                parameters.first("confmKey").orElse(""),
                parameters.first("keyword").orElse("").strip(),
                parameters.first("currentPage").orElse("1"),
                parameters.first("countPerPage").orElse("10"),
                parameters.first("resultType").map("json"::equalsIgnoreCase).orElse(false));
    }

    Optional<Refusal> refusal(AddressBook book) {
        if (keyword.isEmpty()) {
            return Optional.of(Refusal.NO_KEYWORD);
        }
        if (!NUMBER.matcher(currentPage).matches()
                || !NUMBER.matcher(countPerPage).matches()) {
            return Optional.of(Refusal.SYSTEM_ERROR);
        }
        if ((long) page() * perPage() > MOST_REACHABLE) {
            return Optional.of(Refusal.BEYOND_RANGE);
        }
        return keywordRefusal(book);
    }

    private Optional<Refusal> keywordRefusal(AddressBook book) {
        if (FORBIDDEN.matcher(keyword).find()) {
            return Optional.of(Refusal.FORBIDDEN_CHARACTER);
        }
        if (keyword.length() < 2) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (keyword.length() > (keyword.matches("\\p{ASCII}+") ? 80 : 40)) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (keyword.matches(".*[0-9]{11,}.*")) {
            return Optional.of(Refusal.LONG_NUMBER);
        }
        if (keyword.matches("[0-9]+") && keyword.length() != 5) {
            return Optional.of(Refusal.DIGITS_ONLY);
        }
        if (keyword.matches("[^\\p{L}]+") && !keyword.matches("[0-9]+")) {
            return Optional.of(Refusal.SYMBOLS_ONLY);
        }
        return book.tooWide(keyword) ? Optional.of(Refusal.TOO_WIDE) : Optional.empty();
    }

    int page() {
        return Integer.parseInt(currentPage);
    }

    int perPage() {
        return Math.min(MOST_PER_PAGE, Integer.parseInt(countPerPage));
    }
}
