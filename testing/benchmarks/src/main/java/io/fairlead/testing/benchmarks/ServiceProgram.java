package io.fairlead.testing.benchmarks;

import io.fairlead.deploy.part.Ports;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.kit.TestInfrastructure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A packaged service as Kubernetes runs it: its database was migrated by a job, its image was built with an AOT cache. */
record ServiceProgram(String name, Programs programs, Map<String, String> configuration, Path directory) {

    private static final String ENDS = "-Dquarkus.init-and-exit=true";
    private static final String MIGRATES = "-Dquarkus.flyway.migrate-at-start=";

    /** The service called {@code gateway} and so on, whose upstream is a server on this port. */
    static ServiceProgram of(String service, Programs programs, int upstreamPort, Path directory) {
        return of(service, TestInfrastructure.of(service), programs, directory)
                .with(Map.of("fairlead.upstream.connector", "http://localhost:" + upstreamPort));
    }

    /** The service with these servers. */
    static ServiceProgram of(String service, TestInfrastructure infrastructure, Programs programs, Path directory) {
        Map<String, String> configuration = new HashMap<>(infrastructure.configuration());
        configuration.keySet().removeIf(key -> key.startsWith("quarkus."));
        return new ServiceProgram(service + "-service", programs, configuration, directory);
    }

    ServiceProgram with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(configuration);
        all.putAll(more);
        return new ServiceProgram(name, programs, all, directory);
    }

    /** Its database for JDBC, with the schema's owner and the owner's password. */
    String[] database() {
        String schema = configured("fairlead.database.schema");
        return new String[] {
            "jdbc:postgresql://%s:%s/%s?currentSchema=%s"
                    .formatted(
                            configured("fairlead.database.host"),
                            configured("fairlead.database.port"),
                            configured("fairlead.database.name"),
                            schema),
            schema + "_owner",
            configured("fairlead.database.owner-password")
        };
    }

    /** What its job does, which ends with it. */
    void migrate() {
        run(configuration, List.of(ENDS, MIGRATES + true));
    }

    /** The training run of the image's file: with nothing around it. */
    void train(Path cache) {
        List<String> options = new ArrayList<>(AotCache.leave(cache));
        options.addAll(List.of(ENDS, MIGRATES + false));
        run(Map.of("fairlead.database.app-password", "none"), options);
    }

    MeasuredProcess start(int port, List<String> jvm) {
        List<String> options = new ArrayList<>(jvm);
        options.add(MIGRATES + false);
        return MeasuredProcess.service(programs.service(name, port, configuration, options), log());
    }

    private void run(Map<String, String> configuration, List<String> options) {
        int port = Ports.free(1).getFirst();
        try (var process = MeasuredProcess.service(programs.service(name, port, configuration, options), log())) {
            process.awaitEnd();
        }
    }

    private String configured(String key) {
        return Objects.requireNonNull(configuration.get(key), key);
    }

    private Path log() {
        return directory.resolve(name + ".log");
    }
}
