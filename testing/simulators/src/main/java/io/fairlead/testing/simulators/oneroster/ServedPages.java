package io.fairlead.testing.simulators.oneroster;

import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Lists;
import io.fairlead.testing.simulators.twin.PageReads;
import io.fairlead.testing.simulators.twin.Parameters;
import java.util.Optional;
import java.util.Set;

/** The pages of the rostering service's collections. */
final class ServedPages implements Lists {

    private static final Set<Integer> SEGMENTS_OF_A_COLLECTION = Set.of(1, 3, 5);

    private final PageReads reads = new PageReads();

    @Override
    public Optional<Page> page(Call call) {
        return isOfCollection(call) ? Optional.of(new Page(before(call))) : Optional.empty();
    }

    private static boolean isOfCollection(Call call) {
        return call.method().equals("GET")
                && call.path().startsWith(OneRosterTwin.SERVICE + "/")
                && SEGMENTS_OF_A_COLLECTION.contains(call.segments().size() - OneRosterTwin.SERVICE_SEGMENTS);
    }

    private static Optional<Call> before(Call call) {
        int offset = number(call.query(), "offset", 0);
        int limit = number(call.query(), "limit", Selection.LIMIT);
        return offset == 0
                ? Optional.empty()
                : Optional.of(call.with(call.query().with("offset", String.valueOf(Math.max(0, offset - limit)))));
    }

    private static int number(Parameters query, String name, int otherwise) {
        return query.first(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    void served(Call call, Selection selection) {
        reads.count(new PageReads.Page(
                call.path(),
                selection.offset(),
                selection.limit(),
                call.query().first("filter").orElse("")));
    }

    @Override
    public PageReads reads() {
        return reads;
    }
}
