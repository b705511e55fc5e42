package io.fairlead.deploy.infrastructure;

import io.fairlead.deploy.kafka.KafkaPart;
import io.fairlead.deploy.keycloak.KeycloakPart;
import io.fairlead.deploy.keycloak.RealmFiles;
import io.fairlead.deploy.part.GeneratedSecret;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.Parts;
import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.deploy.postgresql.PostgresPart;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import io.fairlead.deploy.process.Signal;
import io.fairlead.deploy.redis.RedisPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Infrastructure for tests in one directory: started on free ports, gone without a trace when closed. */
final class Infrastructure implements AutoCloseable {

    private static final String PROPERTIES = "infrastructure.properties";
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration START_SETTLES = Duration.ofSeconds(30);
    private static final List<String> SERVICES = List.of("gateway", "connector", "sync", "webhook", "monitoring");

    private final SuiteDirectory directory;
    private final ProcessTable processes;
    private final Parts parts;
    private final Map<String, Part> members = new LinkedHashMap<>();
    private final Map<String, Supplier<Map<String, String>>> facts = new LinkedHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::remove, "infrastructure-removal");
    private final ClaimedDirectory claim;
    private final boolean quickStart;
    private boolean removed;

    Infrastructure(SuiteDirectory directory, Set<PartName> wanted, Supplier<Path> keycloakArchive, boolean quickStart)
            throws IOException, InterruptedException {
        this.directory = directory;
        this.quickStart = quickStart;
        this.processes = directory.processes();
        this.parts = new Parts(
                processes,
                (part, state, elapsed) ->
                        System.err.printf("%6.1f s  %s %s%n", elapsed.toMillis() / 1000.0, part, state));
        this.claim = ClaimedDirectory.on(directory.root());
        wanted.forEach(part -> add(part, keycloakArchive));
    }

    /** Starts all and tells how they are reached in {@code infrastructure.properties}. */
    void start() throws IOException {
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            removeLeftovers();
            parts.startAll(members.values());
            var control = Control.of(this);
            facts.put("control", () -> Map.of("control.url", control.url()));
            writeFacts();
        } finally {
            started.countDown();
        }
    }

    void start(String part) {
        parts.start(member(part));
    }

    void stop(String part) {
        parts.stop(member(part));
    }

    void kill(String part) {
        running(part).kill();
    }

    void suspend(String part) {
        running(part).signal(Signal.STOP);
    }

    void resume(String part) {
        running(part).signal(Signal.CONT);
    }

    @Override
    public void close() {
        remove();
    }

    private Part member(String name) {
        var part = members.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no part '%s', only %s".formatted(name, members.keySet()));
        }
        return part;
    }

    private RecordedProcess running(String part) {
        return processes
                .find(member(part).name())
                .filter(RecordedProcess::isAlive)
                .orElseThrow(() -> new IllegalArgumentException(part + " is not running"));
    }

    private void add(PartName name, Supplier<Path> keycloakArchive) {
        switch (name) {
            case postgres -> addPostgres(Ports.free(1).getFirst());
            case redis -> addRedis(Ports.free(1).getFirst());
            case kafka -> addKafka(Ports.free(2));
            case keycloak -> addKeycloak(Ports.free(1).getFirst(), keycloakArchive.get());
        }
    }

    private void addPostgres(int port) {
        var postgres = new PostgresPart(directory, port, "postgres", List.of());
        add(postgres, () -> {
            var server = postgres.server();
            return Map.of(
                    "postgres.host", server.host(),
                    "postgres.port", Integer.toString(server.port()),
                    "postgres.user", server.user(),
                    "postgres.password", server.password());
        });
    }

    private void addRedis(int port) {
        var redis = new RedisPart(directory, port);
        add(redis, () -> Map.of("redis.url", redis.url()));
    }

    private void addKafka(List<Integer> ports) {
        var kafka = new KafkaPart(directory, ports.getFirst(), ports.getLast(), List.of(), quickStart);
        add(kafka, () -> Map.of("kafka.bootstrap", kafka.bootstrap()));
    }

    private void addKeycloak(int port, Path archive) {
        var secrets = SERVICES.stream()
                .map(service -> service + "-service")
                .collect(Collectors.toMap(client -> client, this::clientSecret));
        var keycloak = new KeycloakPart(directory, port, archive, new RealmFiles(secrets, true));
        add(keycloak, () -> {
            Map<String, String> known = new TreeMap<>(Map.of(
                    "keycloak.url", keycloak.url(),
                    "keycloak.issuer", keycloak.issuer(),
                    "keycloak.admin-password", keycloak.administratorPassword()));
            secrets.forEach((client, secret) -> known.put("keycloak.client-secret." + client, secret));
            return known;
        });
    }

    private void add(Part part, Supplier<Map<String, String>> reached) {
        members.put(part.name(), part);
        facts.put(part.name(), reached);
    }

    private String clientSecret(String client) {
        try {
            return GeneratedSecret.in(directory.root().resolve("secrets").resolve(client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeFacts() throws IOException {
        var lines = facts.values().stream()
                .flatMap(known -> new TreeMap<>(known.get()).entrySet().stream())
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .toList();
        var unfinished = directory.root().resolve(PROPERTIES + ".unfinished");
        Files.write(unfinished, lines);
        Files.move(unfinished, directory.root().resolve(PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A launcher that was killed leaves its processes running on data that nobody wants. */
    private void removeLeftovers() throws IOException {
        stopEverything();
        Files.deleteIfExists(directory.root().resolve(PROPERTIES));
        WholeDirectory.delete(directory.root().resolve("data"));
    }

    /**
     * A part that is being started when the end comes may show up only after the first look. The end may come twice, by
     * the input's end and by a signal: whoever is second waits for the first.
     */
    private synchronized void remove() {
        if (removed) {
            return;
        }
        removed = true;
        var end = System.nanoTime() + START_SETTLES.toNanos();
        try {
            do {
                stopEverything();
            } while (!started.await(100, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
            stopEverything();
            claim.delete();
        } catch (IOException e) {
            System.err.println("cannot remove " + directory.root() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopEverything() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processes.all().forEach(process -> threads.execute(() -> processes.stop(process.name(), GRACE)));
        }
    }
}
