package io.fairlead.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.problem.Failure;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Property
    void comesBackAsItWent(@ForAll @Size(max = 4) List<String> position) {
        Assume.that(position.stream().allMatch(CursorTest::isText));

        var text = new Cursor("things", position).text();

        assertThat(Cursor.read(text, "things", position.size()).position()).isEqualTo(position);
        assertThat(text).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void whateverElseComesIsRefusedAndNothingWorse(@ForAll String text) {
        assertThatThrownBy(() -> Cursor.read(text, "things", 1)).isInstanceOf(Failure.class);
    }

    @Property
    void oneOfAnotherListIsRefused(@ForAll @IntRange(min = 0, max = 1_000_000) int position) {
        var text = Cursor.of("calls", Integer.toString(position)).text();

        assertThatThrownBy(() -> Cursor.read(text, "things", 1)).isInstanceOf(Failure.class);
    }

    @Property
    void oneThatWasChangedIsRefused(@ForAll @IntRange(min = 0, max = 15) int at) {
        var text = new StringBuilder(Cursor.of("things", "2026-11-20", "17").text());
        text.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');

        assertThatThrownBy(() -> Cursor.read(text.toString(), "things", 2)).isInstanceOf(Failure.class);
    }

    @Test
    void oneWithAnotherNumberOfPartsIsRefused() {
        var text = Cursor.of("things", "a", "b").text();

        assertThatThrownBy(() -> Cursor.read(text, "things", 1)).isInstanceOf(Failure.class);
    }

    /** Turning the pages of any list in any size shows every item once, in order. */
    @Property
    void pagesShowEveryItemOnce(
            @ForAll @IntRange(min = 0, max = 60) int items, @ForAll @IntRange(min = 1, max = 20) int limit) {
        var all = IntStream.range(0, items).boxed().toList();
        var seen = new java.util.ArrayList<Integer>();

        String cursor = null;
        do {
            var request = new PageRequest(limit, cursor);
            int from = request.after("things", 1)
                    .map(after -> Integer.parseInt(after.getFirst()) + 1)
                    .orElse(0);
            var fetched = all.subList(from, Math.min(items, from + request.fetch()));
            var page = Page.of(request, fetched, "things", item -> List.of(item.toString()));
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(all);
    }

    private static boolean isText(String part) {
        return part.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
