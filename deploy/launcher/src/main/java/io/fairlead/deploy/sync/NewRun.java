package io.fairlead.deploy.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param streams all of the connector's when there are none
 */
public record NewRun(String integration, boolean full, List<String> streams) {

    public NewRun {
        streams = List.copyOf(streams);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("integration", integration);
        body.put("mode", full ? "full" : "incremental");
        if (!streams.isEmpty()) {
            body.put("streams", streams);
        }
        return body;
    }
}
