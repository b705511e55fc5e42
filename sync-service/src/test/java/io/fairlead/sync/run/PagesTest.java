package io.fairlead.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.sync.provider.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void aPageBehindAnotherIsTaken() {
        assertThat(Pages.doubt(at(1, 10L, 2), page("next", 10L, 2), List.of("c", "d"), Set.of("a", "b"), 0))
                .isNull();
        assertThat(Pages.againFrom(at(1, 10L, 2), page("next", 10L, 2), List.of("c", "d"), Set.of("a", "b")))
                .isNull();
    }

    @Test
    void theSamePageAgainIsDoubted() {
        assertThat(Pages.doubt(at(1, 10L, 2), page("next", 10L, 2), List.of("b", "a"), Set.of("a", "b"), 0))
                .contains("same page");
    }

    @Test
    void anEmptyPageBeforeTheToldEndIsDoubtedForAWhile() {
        assertThat(Pages.doubt(at(1, 10L, 2), page(null, 10L, 0), List.of(), Set.of("a", "b"), 0))
                .contains("10 records and stopped after 2");
        assertThat(Pages.doubt(at(1, 10L, 2), page(null, 10L, 0), List.of(), Set.of("a", "b"), 3))
                .isNull();
    }

    @Test
    void aTotalThatChangesHasTheEndReadAgainFromThePageBefore() {
        assertThat(Pages.againFrom(at(3, 10L, 6), page("next", 9L, 2), List.of("h", "i"), Set.of("e", "f")))
                .isEqualTo(2);
        assertThat(Pages.againFrom(at(3, 10L, 6), page("next", 11L, 2), List.of("f", "g"), Set.of("e", "f")))
                .isEqualTo(3);
    }

    @Test
    void theMoreWasRemovedTheFurtherBackItGoesButNotBehindTheRound() {
        assertThat(Pages.againFrom(at(9, 100L, 18), page("next", 94L, 2), List.of("s", "t"), Set.of("q", "r")))
                .isEqualTo(6);
        assertThat(Pages.againFrom(at(9, 100L, 18), page("next", 10L, 2), List.of("s", "t"), Set.of("q", "r")))
                .isEqualTo(1);
    }

    @Test
    void recordsThatComeTwiceTellThatSomethingMovedThoughTheTotalStayed() {
        assertThat(Pages.againFrom(at(3, 10L, 6), page("next", 10L, 2), List.of("f", "g"), Set.of("e", "f")))
                .isEqualTo(3);
    }

    @Test
    void theFirstPageOfARoundComparesWithNothing() {
        StoredStream second = new StoredStream(
                "users", 1, RunState.RUNNING, null, null, 10L, "c", null, 6, 1, 5, Counts.NONE, null, null);

        assertThat(Pages.againFrom(second, page("next", 9L, 2), List.of("a", "b"), Set.of()))
                .isNull();
    }

    private static StoredStream at(int pages, @Nullable Long total, long read) {
        return new StoredStream(
                "users",
                1,
                RunState.RUNNING,
                null,
                null,
                total,
                "cursor",
                null,
                1,
                0,
                pages,
                new Counts(read, read, 0, 0, 0, 0),
                null,
                null);
    }

    private static Answer.Page page(@Nullable String next, @Nullable Long total, int items) {
        List<JsonNode> nodes = Collections.nCopies(items, JsonNodeFactory.instance.objectNode());
        return new Answer.Page(nodes, next, total, null);
    }
}
