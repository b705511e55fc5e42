package io.fairlead.deploy.infrastructure;

import io.fairlead.deploy.part.LauncherFiles;
import io.fairlead.deploy.part.PartFailed;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What tests run against. Says {@code ready} on standard output, or {@code failed} and why. When standard input ends,
 * everything is stopped and removed.
 */
@Command(
        name = "infrastructure",
        description = "Runs PostgreSQL, Redis, Kafka or Keycloak on free ports until its standard input ends.",
        mixinStandardHelpOptions = true)
public final class InfrastructureCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "<directory>",
            description = "For data, logs and infrastructure.properties; removed in the end.")
    private Path directory = Path.of("infrastructure");

    @Option(
            names = "--software",
            paramLabel = "<directory>",
            description = "Where unpacked programs are kept for the next time.")
    private @Nullable Path software;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "<part>",
            description = "Which to run, of ${COMPLETION-CANDIDATES}.",
            defaultValue = "postgres,redis,kafka")
    private Set<PartName> parts = EnumSet.noneOf(PartName.class);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var suite = software == null ? SuiteDirectory.at(directory) : new SuiteDirectory(directory, software);
        var output = output();
        boolean quickStart = Settings.read(System.getenv()).quickStart();
        try (var infrastructure = new Infrastructure(suite, parts, LauncherFiles::keycloakArchive, quickStart)) {
            infrastructure.start();
            output.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
            return 0;
        } catch (PartFailed | InfrastructureRefused e) {
            output.println("failed " + firstLine(e));
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private PrintWriter output() {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
