package io.fairlead.chassis.log;

import io.quarkus.logging.json.runtime.AdditionalField;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.logging.json.runtime.JsonLogConfig.AdditionalFieldConfig;
import java.util.Map;
import java.util.Set;
import org.jboss.logmanager.ExtLogRecord;

/** JSON log lines in which the fields of the work at hand stand beside the message, not in an object of their own. */
final class FlatJson extends JsonFormatter {

    private static final Set<String> NOT_NEEDED =
            Set.of("mdc", "ndc", "sequence", "loggerClassName", "threadId", "processName", "processId");

    FlatJson(String service) {
        super(null, NOT_NEEDED, Map.of("service", new AdditionalField(service, AdditionalFieldConfig.Type.STRING)));
        setExceptionOutputType(ExceptionOutputType.FORMATTED);
        setPrintDetails(false);
    }

    @Override
    protected void after(Generator generator, ExtLogRecord line) throws Exception {
        super.after(generator, line);
        for (var field : line.getMdcCopy().entrySet()) {
            generator.add(field.getKey(), field.getValue());
        }
    }
}
