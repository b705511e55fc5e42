package io.fairlead.testing.chaos;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.chaos.api.Tail;
import io.fairlead.testing.chaos.api.TopicTail;
import io.fairlead.testing.chaos.sync.RosterTarget;
import io.fairlead.testing.chaos.webhook.Target;
import io.fairlead.testing.chaos.webhook.Way;
import io.fairlead.testing.kit.suite.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running, supervised suite as what a trial aims at. */
public final class SuiteUnderFire implements Target, RosterTarget {

    private static final List<String> INFRASTRUCTURE = List.of("postgres", "redis", "kafka");

    /** Shorter than tokens last. */
    private static final long TOKEN_SERVES = Duration.ofMinutes(1).toNanos();

    private final Suite suite;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < TOKEN_SERVES;
        }
    }

    public SuiteUnderFire(Suite suite) {
        this.suite = suite;
    }

    /** What the webhooks' way leads over: each replica of the service, and what it keeps them in. */
    public List<String> partsOfWebhooks() {
        return Stream.concat(suite.replicas(Service.WEBHOOK).stream(), INFRASTRUCTURE.stream())
                .toList();
    }

    /** What records come in over: each replica of the two services, and what keeps and carries them. */
    public List<String> partsOfRosters() {
        return Stream.of(suite.replicas(Service.SYNC), suite.replicas(Service.CONNECTOR), List.of("postgres", "kafka"))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public URI gateway() {
        return suite.gateway();
    }

    @Override
    public URI twins() {
        return suite.twins();
    }

    @Override
    public Path connectors() {
        return suite.connectors();
    }

    @Override
    public Map<String, URI> replicas() {
        return Stream.of(Service.SYNC, Service.CONNECTOR)
                .flatMap(service -> suite.replicas(service).stream())
                .collect(Collectors.toMap(Function.identity(), suite::address));
    }

    @Override
    public Tail topic(String name) {
        return new TopicTail(suite.kafka(), name);
    }

    @Override
    public List<Way> ways() {
        return Stream.of(Service.GATEWAY, Service.WEBHOOK)
                .flatMap(service -> suite.replicas(service).stream())
                .map(part -> new Way(part, suite.address(part)))
                .toList();
    }

    @Override
    public String token(String user) {
        return tokens.compute(
                        user,
                        (name, kept) ->
                                kept != null && kept.isFresh() ? kept : new Token(suite.token(name), System.nanoTime()))
                .value();
    }

    @Override
    public long pid(String part) {
        return suite.pid(part);
    }

    @Override
    public boolean isRunning(String part) {
        return suite.isRunning(part);
    }

    @Override
    public void kill(String part) {
        suite.kill(part);
    }

    @Override
    public void suspend(String part) {
        suite.suspend(part);
    }

    @Override
    public boolean isSuspended(String part) {
        return suite.isSuspended(part);
    }

    @Override
    public void resume(String part) {
        suite.resume(part);
    }

    @Override
    public boolean answers(String part) {
        return suite.answers(part);
    }

    @Override
    public boolean allAnswer() {
        return Stream.concat(
                        INFRASTRUCTURE.stream(),
                        Arrays.stream(Service.values()).flatMap(service -> suite.replicas(service).stream()))
                .allMatch(suite::answers);
    }
}
