package io.fairlead.gateway.edge;

import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Through the log, as people read it who develop. */
final class LoggedAccessLines implements AccessLines {

    private static final Logger LOG = Logger.getLogger(JsonAccessLines.LOGGER);

    @Override
    public void write(List<AccessLine> lines) {
        lines.forEach(LoggedAccessLines::write);
    }

    private static void write(AccessLine line) {
        var fields = line.fields();
        fields.forEach(MDC::put);
        LOG.info(line.message());
        fields.keySet().forEach(MDC::remove);
    }
}
