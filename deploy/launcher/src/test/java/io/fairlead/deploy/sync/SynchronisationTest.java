package io.fairlead.deploy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SynchronisationTest {

    private static final NewRun EVERYTHING = new NewRun("oneroster", true, List.of());
    private static final String HALF =
            ",\"counts\":{\"read\":500},\"streams\":[{\"stream\":\"users\",\"state\":\"running\",\"total\":1000,\"counts\":{\"read\":500}}]";
    private static final String ALL = """
            ,"counts":{"read":1000,"created":990,"changed":0,"unchanged":0,"deleted":0,"rejected":10},
            "streams":[{"stream":"users","state":"succeeded","total":1000,"counts":{"read":1000,"created":990,"rejected":10}}]""".replace("\n", "");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeRuns gateway;

    SynchronisationTest() throws IOException {
        gateway = new FakeRuns();
    }

    @AfterEach
    void stops() {
        gateway.close();
        http.close();
    }

    @Test
    void startsARunAndTellsWhatCameOfIt() throws InterruptedException {
        gateway.tells(FakeRuns.run("queued", ""), FakeRuns.run("running", HALF), FakeRuns.run("succeeded", ALL));

        assertThat(runAndWatch(new NewRun("oneroster", false, List.of("orgs", "users"))))
                .isEqualTo(Synchronisation.SUCCEEDED);

        assertThat(gateway.started)
                .containsExactly(
                        "{\"integration\":\"oneroster\",\"mode\":\"incremental\",\"streams\":[\"orgs\",\"users\"]}");
        assertThat(printed())
                .contains("oneroster, full run: queued")
                .contains("users: running, 500 of 1,000")
                .contains("users: succeeded, 1,000 of 1,000")
                .containsPattern("all +1,000 +990 +0 +0 +0 +10\\n")
                .contains("/api/v1/quarantine?integration=oneroster")
                .doesNotContain("\033");
    }

    @Test
    void aRunThatFailsOrIsCancelledIsNoSuccess() throws InterruptedException {
        gateway.tells(FakeRuns.run("failed", ",\"reason\":\"the provider is unavailable\""));
        gateway.tells(FakeRuns.run("cancelled", ""));

        assertThat(runAndWatch(EVERYTHING)).isEqualTo(Synchronisation.NOT_SUCCEEDED);
        assertThat(runAndWatch(EVERYTHING)).isEqualTo(Synchronisation.NOT_SUCCEEDED);

        assertThat(printed()).contains("failed: the provider is unavailable");
    }

    @Test
    void aParkedRunSaysWhatItWouldDoAndWhoDecides() throws InterruptedException {
        gateway.tells(
                FakeRuns.run("running", HALF),
                FakeRuns.run(
                        "parked",
                        ",\"parked\":[{\"stream\":\"users\",\"deletes\":4000,\"live\":10000,\"budget\":2000}]"));

        assertThat(runAndWatch(EVERYTHING)).isEqualTo(Synchronisation.PARKED);

        var run = gateway.address() + "/api/v1/sync/runs/" + FakeRuns.ID;
        assertThat(printed())
                .contains("users: it would delete 4,000 of 10,000 records, and may delete 2,000")
                .contains("curl -sS %s/deletes -H".formatted(run))
                .contains("curl -sS -X POST %s/approve -H".formatted(run))
                .contains("curl -sS -X POST %s/reject -H \"Authorization: Bearer $(./fairlead token school-operator)\""
                        .formatted(run));
    }

    @Test
    void looksAgainWhenTheConnectionBreaks() throws InterruptedException {
        gateway.breaksAfter(FakeRuns.run("running", HALF));
        gateway.refusesToTell(503);
        gateway.tells(FakeRuns.run("running", HALF));
        gateway.tells(FakeRuns.run("succeeded", ALL));

        assertThat(runAndWatch(EVERYTHING)).isEqualTo(Synchronisation.SUCCEEDED);

        assertThat(gateway.started).hasSize(1);
        assertThat(printed().split("the connection broke", -1)).hasSize(3);
    }

    @Test
    void asksForAnotherTokenWhenItsOwnHasExpired() throws InterruptedException {
        var runs = new Runs(http, gateway.address(), () -> gateway.token);
        gateway.token = "second";
        gateway.tells(FakeRuns.run("succeeded", ALL));

        assertThat(watched(runs, FakeRuns.ID)).isEqualTo(Synchronisation.SUCCEEDED);
    }

    @Test
    void doesNotLookAgainForEver() {
        assertThatThrownBy(() -> runAndWatch(EVERYTHING))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("./fairlead sync --run " + FakeRuns.ID);
    }

    @Test
    void saysWhichIntegrationsThereAre() {
        gateway.toStart = new FakeRuns.Answer(404, "{\"code\":\"not-found\"}", false);

        assertThatThrownBy(() -> runAndWatch(EVERYTHING))
                .isInstanceOf(Refused.class)
                .hasMessage("there is no integration 'oneroster'; there are: juso, stripe");
    }

    @Test
    void saysWhatIsWrongWithTheRequest() {
        gateway.toStart = new FakeRuns.Answer(
                422,
                "{\"code\":\"invalid-body\",\"detail\":\"The body breaks rules.\",\"errors\":[{\"pointer\":\"/streams/0\",\"message\":\"there is no stream 'people'\"}]}",
                false);

        assertThatThrownBy(() -> runAndWatch(EVERYTHING))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("The body breaks rules. (422 invalid-body)")
                .hasMessageContaining("/streams/0 there is no stream 'people'");
    }

    @Test
    void saysThatNothingAnswers() {
        gateway.close();

        assertThatThrownBy(() -> runAndWatch(EVERYTHING))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is the suite up?");
    }

    @Test
    void whoLeavesIsToldHowToComeBackAndHowToCancel() throws InterruptedException {
        var runs = new Runs(http, gateway.address(), () -> gateway.token);

        synchronisation(runs).leave(FakeRuns.ID);

        assertThat(printed())
                .contains("The run goes on")
                .contains("./fairlead sync --run " + FakeRuns.ID)
                .contains("curl -sS -X POST %s/api/v1/sync/runs/%s/cancel".formatted(gateway.address(), FakeRuns.ID));
    }

    private int runAndWatch(NewRun wanted) throws InterruptedException {
        var runs = new Runs(http, gateway.address(), () -> gateway.token);
        return watched(runs, runs.start(wanted));
    }

    private int watched(Runs runs, String id) throws InterruptedException {
        return synchronisation(runs).watch(id);
    }

    private Synchronisation synchronisation(Runs runs) {
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        return new Synchronisation(
                console, runs, Following.shownOn(console, runs, Duration.ofSeconds(1)), "school-operator");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
