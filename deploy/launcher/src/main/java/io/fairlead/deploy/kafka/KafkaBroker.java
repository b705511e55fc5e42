package io.fairlead.deploy.kafka;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats its storage when that has not been done, and serves until it is told to stop. */
public final class KafkaBroker {

    private KafkaBroker() {}

    public static void main(String[] arguments) throws IOException {
        var configuration = arguments[0];
        if (!formatted(configuration)) {
            format(configuration);
        }
        Kafka.main(new String[] {configuration});
    }

    /** The file is the last thing that formatting writes. */
    private static boolean formatted(String configuration) throws IOException {
        var properties = new Properties();
        try (var file = new FileInputStream(configuration)) {
            properties.load(file);
        }
        return Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"));
    }

    private static void format(String configuration) {
        var status = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", configuration},
                System.out);
        if (status != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted, exit code " + status);
        }
    }

    /** Warnings and start and stop, in the manner of the suite's other logs. */
    public static final class Logging {

        private static final Logger ROOT = Logger.getLogger("");
        private static final Logger SERVER = Logger.getLogger("kafka.server");

        public Logging() {
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
            var console = new ConsoleHandler();
            console.setFormatter(new SimpleFormatter());
            console.setLevel(Level.INFO);
            ROOT.addHandler(console);
            ROOT.setLevel(Level.WARNING);
            SERVER.setLevel(Level.INFO);
        }
    }
}
