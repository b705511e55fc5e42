package io.fairlead.testing.chaos.sync;

import io.fairlead.testing.chaos.api.PublicApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The records that a tenant sees over the public API, page by page. */
final class StoredRecords {

    private static final int PAGE = 500;

    private final PublicApi viewer;

    StoredRecords(PublicApi viewer) {
        this.viewer = viewer;
    }

    List<StoredRecord> live(String stream) throws InterruptedException {
        return read("/api/v1/records/%s?integration=%s&limit=%d".formatted(stream, SmallPages.INTEGRATION, PAGE));
    }

    List<StoredRecord> deleted(String stream) throws InterruptedException {
        return read("/api/v1/records/%s?integration=%s&state=deleted&limit=%d"
                .formatted(stream, SmallPages.INTEGRATION, PAGE));
    }

    private List<StoredRecord> read(String first) throws InterruptedException {
        List<StoredRecord> found = new ArrayList<>();
        var path = first;
        while (true) {
            var page = viewer.get(path);
            page.required("items").forEach(item -> found.add(StoredRecord.of(item)));
            if (!page.hasNonNull("next")) {
                return found;
            }
            path = first + "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
        }
    }
}
