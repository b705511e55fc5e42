package io.fairlead.testing.chaos.sync;

import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.testing.chaos.api.PublicApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;

/** The connector for rosters with smaller pages, so that a run has many, dropped in beside the others; and its integration. */
public final class SmallPages {

    public static final String INTEGRATION = "sync-chaos";
    public static final String CONNECTOR = "oneroster-in-small-pages";

    private static final int PAGES_OF_USERS = 20;
    private static final int SMALLEST = 10;
    private static final int LARGEST = 1000;
    private static final int CREATED = 201;
    private static final int THERE = 409;

    private final int size;

    private SmallPages(int size) {
        this.size = size;
    }

    /** So large that a district's people fill twenty pages. */
    static SmallPages forDistrict(int users) {
        return new SmallPages(Math.clamp(users / PAGES_OF_USERS, SMALLEST, LARGEST));
    }

    int size() {
        return size;
    }

    /** Returns when the suite has taken the connector. */
    void configure(Path connectors, URI twins, PublicApi admin) throws InterruptedException {
        drop(connectors);
        var _ = admin.get("/api/v1/connectors/" + CONNECTOR);
        var settings = Map.of(
                "base-url",
                        twins.resolve("/oneroster/ims/oneroster/rostering/v1p2").toString(),
                "token-url", twins.resolve("/oneroster/oauth/token").toString());
        var _ = admin.post(
                "/api/v1/integrations",
                Map.of(
                        "name",
                        INTEGRATION,
                        "connector",
                        CONNECTOR,
                        "settings",
                        settings,
                        "credentials",
                        Map.of("client-id", "demo-client", "client-secret", "demo-secret")),
                Set.of(CREATED, THERE));
    }

    /** Takes the connector out of the suite again. */
    public static void takeAway(Path connectors) {
        try {
            WholeDirectory.delete(connectors.resolve(CONNECTOR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once, so that nobody reads half of it. */
    private void drop(Path connectors) {
        try {
            var text = Files.readString(connectors.resolve("oneroster/connector.yaml"))
                    .replace("id: oneroster\n", "id: %s\n".formatted(CONNECTOR))
                    .replaceAll("page-size: \\d+", "page-size: %d".formatted(size));
            var written = Files.writeString(connectors.resolve("." + CONNECTOR), text);
            var folder = Files.createDirectories(connectors.resolve(CONNECTOR));
            Files.move(written, folder.resolve("connector.yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
