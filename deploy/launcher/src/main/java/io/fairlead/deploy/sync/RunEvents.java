package io.fairlead.deploy.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The server-sent events of one run; each says how the run stands. */
final class RunEvents implements Closeable {

    private static final String DATA = "data:";

    private final ObjectMapper json;
    private final BufferedReader lines;

    RunEvents(ObjectMapper json, InputStream stream) {
        this.json = json;
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The next one; null at the end of the stream. An event that is cut off is none. */
    @Nullable
    SyncRun next() throws IOException {
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length()).append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                return json.readValue(data.toString(), SyncRun.class);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
