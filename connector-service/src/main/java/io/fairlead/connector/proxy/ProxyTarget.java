package io.fairlead.connector.proxy;

import io.fairlead.chassis.http.RawPath;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which integration a request is for, and where at its provider it leads.
 *
 * @param path the provider's own, as it was sent, with its slash in front
 * @param query as it was sent
 */
record ProxyTarget(
        String integration, String path, @Nullable String query) {
    static final String PREFIX = "/api/v1/proxy/";

    /** Fails with {@code bad-request} when the path could be read in two ways, of which one leads elsewhere. */
    static ProxyTarget of(String path, @Nullable String query) {
        RawPath.requireClear(path);
        if (!path.startsWith(PREFIX)) throw notFound();
        String rest = path.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        if (slash < 1) throw notFound();
        return new ProxyTarget(rest.substring(0, slash), rest.substring(slash), query);
    }

    /** Below the base URL and nowhere else: the path has no way up, and is no address of its own. */
    URI below(String baseUrl) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        try {
            return new URI(base + path + (query == null ? "" : "?" + query));
        } catch (URISyntaxException e) {
            throw Failure.of(
                    ProblemCode.BAD_REQUEST,
                    "The path or query has a character that has to be percent-encoded, at %d.".formatted(e.getIndex()));
        }
    }

    private static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "The proxy's addresses are %s{integration}/{path}.".formatted(PREFIX));
    }
}
