package io.fairlead.testing.simulators.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testing.simulators.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final String MIDDLE = "2026-08-17T10:00:00.000Z";

    private final Roster roster = new Roster(1_200);
    private final Shelf users = roster.shelf(RecordType.USER);

    @BeforeEach
    void work() {
        new Workday(roster, Instant.parse("2026-11-20T12:00:00Z"), 3, 200, true).pass();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pagesInTheOrderOfTheKeyHaveEveryRecordOnce(String orderBy) {
        List<String> ids = new ArrayList<>();
        Selection.Page page;
        do {
            page = page("sort", "sourcedId", "orderBy", orderBy, "limit", "100", "offset", String.valueOf(ids.size()));
            for (int number : page.numbers()) {
                ids.add(users.id(number));
            }
        } while (ids.size() < page.total());

        Comparator<String> order = orderBy.equals("asc") ? Comparator.naturalOrder() : Comparator.reverseOrder();
        assertThat(ids).hasSize(users.size()).doesNotHaveDuplicates().isSortedAccordingTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dateLastModified>='2026-08-17T10:00:00.000Z'",
                "dateLastModified>'2026-08-17T10:00:00.000Z'",
                "dateLastModified<='2026-08-17T12:00:00+02:00'",
                "dateLastModified<'2026-08-17T10:00:00.0005Z'",
                "dateLastModified>='2026-11-20T12:00:00.000Z'",
                "dateLastModified>'2026-11-20T12:00:00.000Z'",
                "dateLastModified>='2026-11-20T12:00:00.0001Z'",
                "dateLastModified<='2026-08-17'",
                "dateLastModified='2026-11-20T12:00:00.000Z'",
                "dateLastModified>='2026-08-17T10:00:00.000Z' AND status='active'",
                "dateLastModified>='2026-08-17T10:00:00.000Z' AND dateLastModified<'2026-11-20T12:00:00.000Z'",
                "dateLastModified>='2026-08-17T10:00:00.000Z' OR status='active'"
            })
    void theIndexFindsWhatALookIntoEveryRecordFinds(String filter) {
        Filter rule = Filter.parse(filter, RecordType.USER);

        assertThat(page("filter", filter, "sort", "sourcedId", "limit", "9999").numbers())
                .isEqualTo(users.byId(false)
                        .filter(number -> rule.test(users.record(number)))
                        .boxed()
                        .toList());
    }

    @Test
    void sortsByTheTimeOfTheChangeAndByAnythingElse() {
        assertThat(page("sort", "dateLastModified", "orderBy", "desc", "limit", "9999")
                        .numbers())
                .hasSize(users.size())
                .isSortedAccordingTo(Comparator.comparingLong(users::modified).reversed());
        assertThat(texts(page("sort", "familyName", "limit", "9999", "filter", "dateLastModified>'" + MIDDLE + "'")))
                .isSorted();
    }

    private List<String> texts(Selection.Page page) {
        List<String> names = new ArrayList<>();
        for (int number : page.numbers()) {
            names.add(users.record(number).path("familyName").asText());
        }
        return names;
    }

    @Test
    void aPageHasAnEnd() {
        assertThatThrownBy(() -> page("limit", "10001")).hasMessageContaining("from 1 to 10000");
        assertThat(page("offset", "99999").numbers()).isEmpty();
    }

    private Selection.Page page(String... query) {
        return Selection.of(Caller.parameters(query), RecordType.USER)
                .page(users, Subset.named("users").orElseThrow());
    }
}
