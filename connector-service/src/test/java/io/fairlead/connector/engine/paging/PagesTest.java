package io.fairlead.connector.engine.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.engine.body.InvalidInput;
import io.fairlead.connector.engine.body.UnreadableAnswer;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import io.fairlead.connector.engine.manifest.Paging.ByCursor;
import io.fairlead.connector.engine.manifest.Paging.ByOffset;
import io.fairlead.connector.engine.manifest.Paging.ByPage;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Cursors CURSORS = new Cursors(new byte[32], new SecureRandom());
    private static final JsonPointer ID = JsonPointer.compile("/id");
    private static final JsonPointer MORE = JsonPointer.compile("/more");
    private static final JsonPointer TOTAL = JsonPointer.compile("/total");
    private static final String HERE = "school/library/list-books";

    @Property(tries = 300)
    void aWalkVisitsEveryItemExactlyOnceAndInOrder(
            @ForAll("pagings") Paging paging,
            @ForAll @IntRange(max = 120) int items,
            @ForAll @IntRange(min = 1, max = 60) int limit) {
        var provider = new Shelf(paging, items);

        assertThat(walked(provider, limit))
                .isEqualTo(IntStream.range(0, items).boxed().toList());
    }

    @Property(tries = 200)
    void aWalkByOffsetOrCursorMayChangeItsLimitOnTheWay(
            @ForAll("resizable") Paging paging,
            @ForAll @IntRange(max = 80) int items,
            @ForAll List<@IntRange(min = 1, max = 60) Integer> limits) {
        var provider = new Shelf(paging, items);
        var pages = new Pages(paging, CURSORS);
        var seen = new ArrayList<Integer>();
        var step = 0;
        var input = JSON.createObjectNode();
        Optional<String> cursor;
        do {
            input.put("limit", limits.isEmpty() ? 7 : limits.get(step % limits.size()));
            cursor = page(pages, provider, input, seen);
            cursor.ifPresent(next -> input.put("cursor", next));
            step++;
        } while (cursor.isPresent());

        assertThat(seen).isEqualTo(IntStream.range(0, items).boxed().toList());
    }

    @Property(tries = 200)
    void noPageIsLargerThanTheProviderServesNorThanWasAskedFor(
            @ForAll("pagings") Paging paging, @ForAll @IntRange(min = 1, max = 100) int limit) {
        var walk =
                new Pages(paging, CURSORS).asked(HERE, JSON.createObjectNode().put("limit", limit));

        assertThat(walk.position().size()).isBetween(1, Math.min(limit, paging.maxSize()));
    }

    @Property(tries = 300)
    void aCursorThatWasChangedInAnyBitIsRefused(@ForAll @IntRange(max = 10_000) int where) {
        var bytes = Base64.getUrlDecoder().decode(CURSORS.seal(HERE, aWalk()));
        bytes[(where / 8) % bytes.length] ^= (byte) (1 << (where % 8));
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(CURSORS.open(HERE, changed)).isEmpty();
    }

    @Property(tries = 200)
    void whatWasNeverACursorIsRefused(@ForAll String text) {
        assertThat(CURSORS.open(HERE, text)).isEmpty();
    }

    @Example
    void aCursorSaysWhereTheWalkStands() {
        assertThat(CURSORS.open(HERE, CURSORS.seal(HERE, aWalk()))).contains(aWalk());
    }

    @Example
    void aCursorOfAnotherOperationIntegrationOrTenantIsRefused() {
        var cursor = CURSORS.seal(HERE, aWalk());

        for (var elsewhere :
                List.of("school/library/list-loans", "school/other/list-books", "law/library/list-books")) {
            assertThat(CURSORS.open(elsewhere, cursor)).isEmpty();
        }
    }

    @Example
    void aCursorOfAnotherInstallationIsRefused() {
        var key = new byte[32];
        key[0] = 1;

        assertThat(new Cursors(key, new SecureRandom()).open(HERE, CURSORS.seal(HERE, aWalk())))
                .isEmpty();
    }

    @Example
    void aCursorShowsNothingOfWhatItHolds() {
        var walk = new Cursors.Walk(
                new Position("cus_secret", 10), JSON.createObjectNode().put("email", "ada@x"));
        var cursor = CURSORS.seal(HERE, walk);

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("cus_secret", "ada@x");
    }

    @Example
    void theRestOfTheInputIsThatOfTheBeginning() {
        var pages = new Pages(byOffset(null, null), CURSORS);
        var first = pages.asked(HERE, object("{\"author\":\"Yi\",\"limit\":5}"));
        var cursor = CURSORS.seal(HERE, new Cursors.Walk(new Position("5", 5), first.input()));

        assertThat(pages.asked(HERE, object("{\"cursor\":\"%s\"}".formatted(cursor)))
                        .input())
                .isEqualTo(object("{\"author\":\"Yi\"}"));
        assertThat(pages.asked(HERE, object("{\"author\":\"Yi\",\"cursor\":\"%s\"}".formatted(cursor)))
                        .position())
                .isEqualTo(new Position("5", 5));
        assertThatThrownBy(() -> pages.asked(HERE, object("{\"author\":\"Kim\",\"cursor\":\"%s\"}".formatted(cursor))))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/author")));
    }

    @Example
    void aForeignCursorIsWrongInputAtItsPlace() {
        var pages = new Pages(byOffset(null, null), CURSORS);

        assertThatThrownBy(() -> pages.asked(HERE, object("{\"cursor\":\"abc\"}")))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/cursor")));
    }

    @Example
    void aShortPageIsNotTheLastWhenTheTotalSaysSo() {
        var paginator = Paginator.of(byOffset("X-Total-Count", null));
        var headers = Headers.NONE.with("x-total-count", "5");

        var next = paginator.next(new Position("0", 10), object("{}"), headers, List.of(object("{}"), object("{}")));

        assertThat(next).contains(new Position("2", 10));
    }

    @Example
    void anEmptyPageIsTheLastWhateverTheTotalSays() {
        var paginator = Paginator.of(byOffset(null, TOTAL));

        assertThat(paginator.next(new Position("0", 10), object("{\"total\":99}"), Headers.NONE, List.of()))
                .isEmpty();
    }

    @Example
    void aTotalMayBeText() {
        var paginator = Paginator.of(new ByPage("n", 10, 50, "p", TOTAL));

        assertThat(paginator.next(
                        new Position("1", 1), object("{\"total\":\"2\"}"), Headers.NONE, List.of(object("{}"))))
                .contains(new Position("2", 1));
    }

    @Example
    void tellsTheTotalWhereTheProviderDoes() {
        var told = object("{\"total\":\"2\",\"more\":true}");

        assertThat(Paginator.of(new ByPage("n", 10, 50, "p", TOTAL)).total(told, Headers.NONE))
                .hasValue(2);
        assertThat(Paginator.of(byOffset("X-Total-Count", TOTAL)).total(told, Headers.NONE.with("x-total-count", "7")))
                .hasValue(7);
        assertThat(Paginator.of(byOffset("X-Total-Count", TOTAL)).total(told, Headers.NONE))
                .hasValue(2);
        assertThat(Paginator.of(new ByCursor("n", 10, 50, "after", ID, MORE)).total(told, Headers.NONE))
                .isEmpty();
    }

    @Example
    void aProviderThatGoesInCirclesIsUnreadable() {
        var paginator = Paginator.of(new ByCursor("n", 10, 50, "after", ID, MORE));
        var items = List.<JsonNode>of(object("{\"id\":\"b7\"}"));

        assertThatThrownBy(() -> paginator.next(new Position("b7", 10), object("{\"more\":true}"), Headers.NONE, items))
                .isInstanceOf(UnreadableAnswer.class);
        assertThatThrownBy(() -> paginator.next(
                        new Position("b7", 10), object("{\"more\":true}"), Headers.NONE, List.of(object("{}"))))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Provide
    Arbitrary<Paging> pagings() {
        return Arbitraries.oneOf(
                resizable(),
                sizes((size, max) -> new ByPage("n", size, max, "p", null)),
                sizes((size, max) -> new ByPage("n", size, max, "p", TOTAL)));
    }

    @Provide
    Arbitrary<Paging> resizable() {
        return Arbitraries.oneOf(
                sizes((size, max) -> new ByOffset("n", size, max, "o", null, null)),
                sizes((size, max) -> new ByOffset("n", size, max, "o", null, TOTAL)),
                sizes((size, max) -> new ByOffset("n", size, max, "o", "X-Total-Count", null)),
                sizes((size, max) -> new ByCursor("n", size, max, "after", ID, MORE)));
    }

    private interface OfSizes {
        Paging paging(int size, int max);
    }

    private static Arbitrary<Paging> sizes(OfSizes make) {
        var size = Arbitraries.integers().between(1, 30);
        var more = Arbitraries.integers().between(0, 20);
        return Combinators.combine(size, more).as((usual, above) -> make.paging(usual, usual + above));
    }

    private static ByOffset byOffset(@Nullable String header, @Nullable JsonPointer total) {
        return new ByOffset("n", 10, 50, "o", header, total);
    }

    private static Cursors.Walk aWalk() {
        return new Cursors.Walk(new Position("20", 10), JSON.createObjectNode().put("author", "Yi"));
    }

    private static List<Integer> walked(Shelf provider, int limit) {
        var pages = new Pages(provider.paging(), CURSORS);
        var seen = new ArrayList<Integer>();
        var input = JSON.createObjectNode().put("limit", limit);
        Optional<String> cursor;
        do {
            cursor = page(pages, provider, input, seen);
            cursor.ifPresent(next -> input.removeAll().put("cursor", next));
        } while (cursor.isPresent());
        return seen;
    }

    private static Optional<String> page(Pages pages, Shelf provider, ObjectNode input, List<Integer> seen) {
        var walk = pages.asked(HERE, input);
        var answer = provider.answer(pages.parameters(walk));
        answer.items().forEach(item -> seen.add(item.path("id").asInt() - 1));
        assertThat(seen).hasSizeLessThanOrEqualTo(provider.items());
        return pages.next(HERE, walk, answer.body(), answer.headers(), answer.items());
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private record Answer(JsonNode body, Headers headers, List<JsonNode> items) {}

    /** A provider with items 1 to n, which understands the paging's parameters. */
    private record Shelf(Paging paging, int items) {

        Answer answer(Map<String, String> parameters) {
            var size = Integer.parseInt(parameters.getOrDefault("n", "0"));
            var from =
                    switch (paging) {
                        case ByOffset ignored -> Integer.parseInt(parameters.getOrDefault("o", "0"));
                        case ByCursor ignored -> Integer.parseInt(parameters.getOrDefault("after", "0"));
                        case ByPage ignored -> (Integer.parseInt(parameters.getOrDefault("p", "1")) - 1) * size;
                    };
            var page = IntStream.range(from, Math.min(items, from + size))
                    .<JsonNode>mapToObj(i -> JSON.createObjectNode().put("id", i + 1))
                    .toList();
            var body = JSON.createObjectNode().put("total", items).put("more", from + page.size() < items);
            return new Answer(body, Headers.NONE.with("X-Total-Count", Integer.toString(items)), page);
        }
    }
}
