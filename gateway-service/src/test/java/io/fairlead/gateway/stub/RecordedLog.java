package io.fairlead.gateway.stub;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged from now on, message and fields. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private static final Formatter FORM = new PatternFormatter("%c %s %X %e");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private RecordedLog() {}

    public static RecordedLog begin() {
        RecordedLog log = new RecordedLog();
        Logger.getLogger("").addHandler(log);
        return log;
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        lines.add(FORM.format(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
