package io.fairlead.deploy.suite;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.kafka.KafkaPart;
import io.fairlead.deploy.keycloak.KeycloakPart;
import io.fairlead.deploy.keycloak.RealmFiles;
import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.LauncherFiles;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.postgresql.PostgresPart;
import io.fairlead.deploy.postgresql.ServiceAccount;
import io.fairlead.deploy.process.ProcessSpec;
import io.fairlead.deploy.redis.RedisPart;
import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.settings.Setting;
import io.fairlead.deploy.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every part of the suite under these settings, and what each is told about the others. */
public final class Topology {

    static final String TWINS = "twins";

    /** Longer than the gateway keeps a connection that nobody uses, so that a replica that stops is left before it ends. */
    private static final String FAREWELL = "6S";

    private static final String DATABASE = "fairlead";
    private static final Set<String> INFRASTRUCTURE =
            Set.of(PostgresPart.NAME, RedisPart.NAME, KafkaPart.NAME, KeycloakPart.NAME);

    private final Settings settings;
    private final SuiteDirectory directory;
    private final LocalSecrets secrets;
    private final Map<Service, List<Replica>> replicas = new LinkedHashMap<>();

    private record Replica(Service service, String name, int port) {
        String url() {
            return "http://localhost:" + port;
        }
    }

    Topology(Settings settings, SuiteDirectory directory, LocalSecrets secrets, Replicas wanted, ReplicaPorts ports) {
        this.settings = settings;
        this.directory = directory;
        this.secrets = secrets;
        for (var service : Service.values()) {
            replicas.put(service, replicas(service, wanted.of(service), ports));
        }
    }

    /** Infrastructure, twins, services: the order in which people read them. */
    public List<Part> parts() {
        try {
            List<Part> parts = new ArrayList<>(infrastructure());
            parts.add(twins());
            for (var ofService : replicas.values()) {
                for (var replica : ofService) {
                    parts.add(service(replica));
                }
            }
            return parts;
        } catch (IOException e) {
            throw new Refused("the secrets of the local suite cannot be read: " + e.getMessage());
        }
    }

    static boolean isInfrastructure(String part) {
        return INFRASTRUCTURE.contains(part);
    }

    private List<Part> infrastructure() throws IOException {
        List<ServiceAccount> accounts = new ArrayList<>();
        Map<String, String> clientSecrets = new LinkedHashMap<>();
        for (var service : Service.values()) {
            accounts.add(new ServiceAccount(
                    service.shortName(), secrets.databaseOwnerPassword(service), secrets.databaseAppPassword(service)));
            clientSecrets.put(service.longName(), secrets.oidcClientSecret(service));
        }
        return List.of(
                new PostgresPart(directory, settings.port(Setting.Port.POSTGRES), DATABASE, accounts),
                new RedisPart(directory, settings.port(Setting.Port.REDIS)),
                new KafkaPart(
                        directory,
                        settings.port(Setting.Port.KAFKA),
                        settings.port(Setting.Port.KAFKA_CONTROLLER),
                        Topics.all(),
                        settings.quickStart()),
                new KeycloakPart(
                        directory,
                        settings.port(Setting.Port.KEYCLOAK),
                        LauncherFiles.keycloakArchive(),
                        new RealmFiles(clientSecrets, true)));
    }

    private Part twins() {
        var libraries = program("testing", "simulators", "simulators", "lib").resolve("*");
        var command = java(
                TWINS,
                settings.heap(Setting.Heap.TWINS),
                Stream.of(
                        "-cp",
                        libraries.toString(),
                        "io.fairlead.testing.simulators.Simulators",
                        "--port",
                        Integer.toString(settings.port(Setting.Port.TWINS)),
                        "--roster-users",
                        Integer.toString(settings.twinUsers())));
        return httpPart(TWINS, Set.of(), settings.port(Setting.Port.TWINS), command, Map.of(), "/health");
    }

    private Part service(Replica replica) throws IOException {
        var service = replica.service();
        var jar = program(service.longName(), "quarkus-app", "quarkus-run.jar");
        var command = java(
                replica.name(),
                settings.heap(Setting.Heap.valueOf(service.name())),
                Stream.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
        return httpPart(
                replica.name(), INFRASTRUCTURE, replica.port(), command, environment(replica), "/q/health/ready");
    }

    private HttpPart httpPart(
            String name,
            Set<String> needs,
            int port,
            List<String> command,
            Map<String, String> environment,
            String readinessPath) {
        var spec = new ProcessSpec(name, command, environment, directory.data(name), directory.log(name));
        return new HttpPart(name, needs, port, spec, readinessPath, List.of(directory.data(name), temporary(name)));
    }

    /**
     * The second compiler stays on unless a quick start is wished for: a suite that runs for hours and is measured needs
     * its code. One collector thread is enough for these heaps.
     */
    private List<String> java(String name, int heap, Stream<String> program) {
        var compilers = settings.quickStart() ? Stream.of("-XX:TieredStopAtLevel=1") : Stream.<String>of();
        return Stream.of(
                        Stream.of(
                                Java.executable(),
                                "-Xmx" + heap + "m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.io.tmpdir=" + temporary(name)),
                        compilers,
                        program)
                .flatMap(Function.identity())
                .toList();
    }

    private Map<String, String> environment(Replica replica) throws IOException {
        var service = replica.service();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(replica.port()));
        environment.put("FAIRLEAD_DATABASE_HOST", "localhost");
        environment.put("FAIRLEAD_DATABASE_PORT", Integer.toString(settings.port(Setting.Port.POSTGRES)));
        environment.put("FAIRLEAD_DATABASE_NAME", DATABASE);
        environment.put("FAIRLEAD_DATABASE_APP_PASSWORD", secrets.databaseAppPassword(service));
        environment.put("FAIRLEAD_DATABASE_OWNER_PASSWORD", secrets.databaseOwnerPassword(service));
        environment.put("FAIRLEAD_KAFKA_BOOTSTRAP", "localhost:" + settings.port(Setting.Port.KAFKA));
        environment.put("FAIRLEAD_REDIS_URL", "redis://localhost:" + settings.port(Setting.Port.REDIS));
        environment.put("FAIRLEAD_OIDC_ISSUER", issuer());
        environment.put("FAIRLEAD_OIDC_CLIENT_SECRET", secrets.oidcClientSecret(service));
        environment.put("FAIRLEAD_TOPICS_PREFIX", "");
        environment.put("FAIRLEAD_KEYS_FILE", secrets.keysFile(service).toString());
        environment.put("FAIRLEAD_CONNECTORS", settings.connectors().toString());
        environment.put("FAIRLEAD_CONNECTORS_LIVE_EDITING", Boolean.toString(settings.liveEditing()));
        environment.put("FAIRLEAD_PUBLIC_URL", settings.publicUrl());
        environment.put("FAIRLEAD_OUTBOUND_ALLOWED_ORIGINS", String.join(",", settings.allowedOrigins()));
        Arrays.stream(Service.values())
                .forEach(upstream -> environment.put(
                        "FAIRLEAD_UPSTREAM_" + upstream.shortName().toUpperCase(Locale.ROOT), addresses(upstream)));
        if (replicas.getOrDefault(service, List.of()).size() > 1) {
            environment.put("FAIRLEAD_STOP_DELAY", FAREWELL);
        }
        settings.traces().ifPresent(traces -> environment.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces));
        return environment;
    }

    private String issuer() {
        return "http://localhost:%d/realms/%s".formatted(settings.port(Setting.Port.KEYCLOAK), RealmFiles.REALM);
    }

    private String addresses(Service service) {
        return replicas.getOrDefault(service, List.of()).stream()
                .map(Replica::url)
                .collect(Collectors.joining(","));
    }

    private Path program(String first, String... more) {
        var suite = settings.suite().orElseThrow(() -> new Refused("the services are not built: ./fairlead build"));
        return suite.resolve(Path.of(first, more));
    }

    private Path temporary(String part) {
        return LocalSuite.temporary(directory).resolve(part);
    }

    private List<Replica> replicas(Service service, int count, ReplicaPorts ports) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    var name = number == 1 ? service.longName() : service.longName() + "-" + number;
                    var port = number == 1 ? settings.port(service.port()) : ports.of(name);
                    return new Replica(service, name, port);
                })
                .toList();
    }
}
