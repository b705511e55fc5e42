package io.fairlead.gateway.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** In the form of all other log lines, past the log's own machinery, and many at once. */
final class JsonAccessLines implements AccessLines {

    static final String LOGGER = "io.fairlead.gateway.access";

    private static final JsonFactory JSON = new JsonFactory();

    private final String service;
    private final PrintStream output;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    JsonAccessLines(String service, PrintStream output) {
        this.service = service;
        this.output = output;
    }

    /** A stream's one write is not torn apart by what others write there. */
    @Override
    public void write(List<AccessLine> lines) {
        buffer.reset();
        try (JsonGenerator json = JSON.createGenerator(buffer)) {
            json.setRootValueSeparator(null);
            for (AccessLine line : lines) {
                write(line, json);
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.write(buffer.toByteArray(), 0, buffer.size());
        output.flush();
    }

    private void write(AccessLine line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("timestamp", line.endedAt().toString());
        json.writeStringField("loggerName", LOGGER);
        json.writeStringField("level", "INFO");
        json.writeStringField("message", line.message());
        json.writeStringField("service", service);
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }
}
