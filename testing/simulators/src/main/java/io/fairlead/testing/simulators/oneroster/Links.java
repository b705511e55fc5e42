package io.fairlead.testing.simulators.oneroster;

import io.fairlead.testing.simulators.twin.Call;
import java.util.ArrayList;
import java.util.List;

/** The Link header of a page: first and last, and next and prev where there are any. */
final class Links {

    private Links() {}

    static String header(Call call, Selection selection, int total) {
        int limit = selection.limit();
        int offset = selection.offset();
        List<String> links = new ArrayList<>();
        if (offset + (long) limit < total) {
            links.add(link(call, limit, offset + limit, "next"));
        }
        links.add(link(call, limit, Math.max(0, (total - 1) / limit * limit), "last"));
        links.add(link(call, limit, 0, "first"));
        if (offset > 0) {
            links.add(link(call, limit, Math.max(0, offset - limit), "prev"));
        }
        return String.join(", ", links);
    }

    private static String link(Call call, int limit, int offset, String relation) {
        String query = call.query()
                .with("limit", String.valueOf(limit))
                .with("offset", String.valueOf(offset))
                .encoded();
        return "<%s%s?%s>; rel=\"%s\"".formatted(call.baseUrl(), call.path(), query, relation);
    }
}
