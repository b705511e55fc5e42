package io.fairlead.testing.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.deploy.settings.Service;
import io.fairlead.testing.kit.suite.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of every service; one of each, then the other, is told to stop and started again while clients go on. */
@WithSuite
class RollingRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REPLICAS = 2;
    private static final int SOME = 10;

    private final Suite suite;

    RollingRestartTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void twoOfEach() {
        suite.scale(REPLICAS);
        new Journey(suite, "school").configure();
        new Journey(suite, "law").configure();
    }

    @AfterEach
    void oneOfEach() {
        suite.scale(1);
    }

    @Test
    void failsNoCall() {
        try (var load = new SteadyLoad(gateways(), calls())) {
            load.begin();
            for (int replica = 0; replica < REPLICAS; replica++) {
                restart(ofEachService(replica), load);
            }
            assertThat(load.end()).isEmpty();
        }
    }

    private void restart(List<String> replicas, SteadyLoad load) {
        List<Long> before = replicas.stream().map(suite::pid).toList();
        Set<Integer> underWay = await().atMost(PATIENCE).until(load::underWay, calls -> !calls.isEmpty());
        int answeredBefore = load.answered();

        replicas.forEach(suite::terminate);

        await().atMost(PATIENCE).until(() -> replicas.stream().noneMatch(suite::isRunning));
        await().atMost(PATIENCE).until(() -> load.underWay().stream().noneMatch(underWay::contains));
        await().atMost(PATIENCE).until(() -> load.answered() > answeredBefore + underWay.size());
        suite.mend();
        assertThat(replicas.stream().map(suite::pid)).doesNotContainAnyElementsOf(before);
        int answeredAfter = load.answered();
        await().atMost(PATIENCE).until(() -> load.answered() > answeredAfter + SOME);
    }

    private List<String> ofEachService(int replica) {
        return Arrays.stream(Service.values())
                .map(service -> suite.replicas(service).get(replica))
                .toList();
    }

    private List<URI> gateways() {
        return suite.replicas(Service.GATEWAY).stream().map(suite::address).toList();
    }

    private List<SteadyLoad.Call> calls() {
        var operation = "/api/v1/integrations/%s/operations/list-customers".formatted(Journey.INTEGRATION);
        var read = "/api/v1/integrations/" + Journey.INTEGRATION;
        return List.of(
                new SteadyLoad.Call(operation, "{\"limit\":1}", suite.token("school-operator")),
                new SteadyLoad.Call(read, "", suite.token("law-viewer")),
                new SteadyLoad.Call(operation, "{\"limit\":1}", suite.token("law-operator")),
                new SteadyLoad.Call("/api/v1/calls?limit=1", "", suite.token("school-viewer")));
    }
}
