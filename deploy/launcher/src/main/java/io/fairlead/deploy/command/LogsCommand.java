package io.fairlead.deploy.command;

import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what a part has written.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Parameters(paramLabel = "<service>", description = "A service, short or long name, or any other part.")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last N lines.",
            defaultValue = Integer.MAX_VALUE + "")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workplace = Workplace.here();
        var name = Service.named(part).map(Service::longName).orElse(part);
        var log = workplace.suite().directory().log(name);
        if (!name.matches("[a-z0-9-]+") || Files.notExists(log)) {
            throw new Refused("there is no log of '%s'; there are: %s"
                    .formatted(part, known(workplace.suite().directory().root().resolve("logs"))));
        }
        print(log);
        return 0;
    }

    private void print(Path log) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true);
        try (var channel = FileChannel.open(log, StandardOpenOption.READ)) {
            channel.position(start(log));
            var input = Channels.newInputStream(channel);
            input.transferTo(out);
            while (follow && !out.checkError()) {
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
                if (channel.size() < channel.position()) {
                    channel.position(0);
                }
                input.transferTo(out);
            }
        }
    }

    /** Where the last lines begin. */
    private long start(Path log) throws IOException {
        if (lines == Integer.MAX_VALUE) {
            return 0;
        }
        var bytes = Files.readAllBytes(log);
        var left = lines;
        for (var index = bytes.length - 2; index >= 0; index--) {
            if (bytes[index] == '\n' && --left <= 0) {
                return index + 1L;
            }
        }
        return 0;
    }

    private static String known(Path logs) throws IOException {
        if (Files.notExists(logs)) {
            return "none yet";
        }
        try (var files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
