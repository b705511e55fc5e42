package io.fairlead.testing.simulators;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Headers;
import io.fairlead.testing.simulators.twin.Parameters;
import io.fairlead.testing.simulators.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls a twin without a network in between. */
public final class Caller {

    private final Twin twin;
    private final Map<String, String> headers = new TreeMap<>();

    public Caller(Twin twin) {
        this.twin = twin;
    }

    public Caller with(String header, String value) {
        Caller more = new Caller(twin);
        more.headers.putAll(headers);
        more.headers.put(header, value);
        return more;
    }

    public Answer get(String path, String... namesAndValues) {
        return call("GET", path, parameters(namesAndValues), "");
    }

    public Answer delete(String path) {
        return call("DELETE", path, Parameters.NONE, "");
    }

    public Answer post(String path, String... namesAndValues) {
        return with("Content-Type", "application/x-www-form-urlencoded")
                .call("POST", path, Parameters.NONE, parameters(namesAndValues).encoded());
    }

    public Answer sendJson(String method, String path, String body) {
        return with("Content-Type", "application/json").call(method, path, Parameters.NONE, body);
    }

    public static Parameters parameters(String... namesAndValues) {
        Parameters parameters = Parameters.NONE;
        for (int index = 0; index < namesAndValues.length; index += 2) {
            parameters = parameters.and(new Parameters(
                    List.of(new Parameters.Parameter(namesAndValues[index], namesAndValues[index + 1]))));
        }
        return parameters;
    }

    private Answer call(String method, String path, Parameters query, String body) {
        return twin.answer(
                new Call(method, path, query, Headers.of(headers), body, "http://localhost:8090/" + twin.name()));
    }
}
