package io.fairlead.testing.simulators.juso;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import io.fairlead.testing.simulators.twin.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** juso.go.kr: whatever it thinks of a request, it answers 200 and says so inside. */
public final class JusoTwin implements Twin {

    private static final String SEARCH = "/addrlink/addrLinkApi.do";
    private static final String ENGLISH = "/addrlink/addrEngApi.do";
    private static final String COORDINATES = "/addrlink/addrCoordApi.do";
    private static final Set<String> APPROVED_KEYS = Set.of("demo-confirm-key");

    private final AddressBook book = new AddressBook();

    @Override
    public String name() {
        return "juso";
    }

    @Override
    public Answer answer(Call call) {
        if (!Set.of(SEARCH, ENGLISH, COORDINATES).contains(call.path())) {
            return page(404, "Not Found");
        }
        if (!Set.of("GET", "POST").contains(call.method())) {
            return page(405, "Method Not Allowed");
        }
        Parameters parameters = call.query().and(call.form());
        Search search = Search.of(parameters);
        if (!APPROVED_KEYS.contains(search.key())) {
            return refused(search, Refusal.UNAPPROVED_KEY);
        }
        return switch (call.path()) {
            case COORDINATES -> located(search, parameters);
            case ENGLISH -> searched(search, Address::english);
            default -> searched(search, Address::json);
        };
    }

    private Answer searched(Search search, Function<Address, ObjectNode> form) {
        return search.refusal(book)
                .map(refusal -> refused(search, refusal))
                .orElseGet(() -> found(search, book.search(search.keyword()), form));
    }

    private Answer located(Search search, Parameters parameters) {
        return found(search, book.at(Place.of(parameters)), Address::coordinates);
    }

    private static Answer found(Search search, List<Address> all, Function<Address, ObjectNode> form) {
        ArrayNode page = Json.array(all.stream()
                .skip((long) (search.page() - 1) * search.perPage())
                .limit(search.perPage())
                .map(form)
                .toList());
        return result(search, "0", "정상", all.size(), page);
    }

    private static Answer refused(Search search, Refusal refusal) {
        return result(search, refusal.code(), refusal.message(), 0, null);
    }

    private static Answer result(Search search, String code, String message, int total, @Nullable ArrayNode page) {
        ObjectNode results = Json.object();
        results.putObject("common")
                .put("errorMessage", message)
                .put("countPerPage", search.countPerPage())
                .put("totalCount", String.valueOf(total))
                .put("errorCode", code)
                .put("currentPage", search.currentPage());
        results.set("juso", page);
        return search.json()
                ? Answer.text(
                        200,
                        "application/json;charset=UTF-8",
                        Json.object().<ObjectNode>set("results", results).toString())
                : Answer.text(200, "application/xml;charset=UTF-8", ResultsXml.of(results));
    }

    /** Throttling and outages come from what stands in front of juso: pages, not results. */
    @Override
    public Answer throttled(Call call, @Nullable Duration retryAfter) {
        Duration wait = retryAfter == null ? Duration.ofSeconds(1) : retryAfter;
        return page(429, "Too Many Requests").with("Retry-After", String.valueOf(wait.toSeconds()));
    }

    @Override
    public Answer failed(Call call, int status) {
        return status == 200
                ? refused(Search.of(call.query().and(call.form())), Refusal.SYSTEM_ERROR)
                : page(status, "Error");
    }

    @Override
    public boolean canFailWith(int status) {
        return status == 200 || Twin.super.canFailWith(status);
    }

    private static Answer page(int status, String title) {
        return Answer.text(
                status, "text/html;charset=UTF-8", "<html><body><h1>%d %s</h1></body></html>".formatted(status, title));
    }

    @Override
    public void reset() {
        // Nothing can be written here.
    }
}
