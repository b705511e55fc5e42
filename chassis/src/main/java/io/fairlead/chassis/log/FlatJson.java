package io.fairlead.chassis.log;

import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/** JSON log lines in which the fields of the work at hand stand beside the message, not in an object of their own. */
final class FlatJson extends JsonFormatter {

    private final Map<String, String> always;

    FlatJson(Map<String, String> always) {
        super("MDC=");
        this.always = always;
        setPrintDetails(false);
    }

    @Override
    protected void after(Generator generator, ExtLogRecord line) throws Exception {
        for (var field : always.entrySet()) {
            generator.add(field.getKey(), field.getValue());
        }
        for (var field : line.getMdcCopy().entrySet()) {
            generator.add(field.getKey(), field.getValue());
        }
    }
}
