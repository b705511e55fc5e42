package io.fairlead.connector.engine.auth;

import io.fairlead.connector.engine.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that says who we are.
 *
 * @param secrets what it carries beyond the credentials themselves, to be kept out of every text
 * @param renewal forgets what was used, so that signing again uses something new; null when it would use the same
 */
public record Signed(
        HttpRequest request, List<String> secrets, @Nullable Runnable renewal) {

    static Signed of(HttpRequest request) {
        return new Signed(request, List.of(), null);
    }

    static Signed of(HttpRequest request, String derivedSecret) {
        return new Signed(request, List.of(derivedSecret), null);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
