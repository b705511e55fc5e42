package io.fairlead.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemonstrationTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeFairlead fairlead;

    DemonstrationTest() throws IOException {
        fairlead = new FakeFairlead();
    }

    @AfterEach
    void stops() {
        fairlead.close();
        http.close();
    }

    @Test
    void passesWhenEveryEffectIsFoundAndCanBeRunAgain() throws InterruptedException {
        assertThat(run()).as(this::printed).isTrue();
        assertThat(printed()).contains("integration juso created").contains("records now: 4 users");

        assertThat(run()).as(this::printed).isTrue();
        assertThat(printed()).contains("integration juso found");
    }

    @Test
    void endsWhenTheCallLogMissesACall() throws InterruptedException {
        fairlead.forgetsCalls = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("in the call log within").contains("The demonstration ends here.");
    }

    @Test
    void endsWhenTheWindowsDoNotCountACall() throws InterruptedException {
        fairlead.countsNothing = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected at least 1 calls of search-addresses in the windows of juso");
    }

    @Test
    void endsWhenTheFailureWasNotRetried() throws InterruptedException {
        fairlead.neverRetries = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected two attempts in the call log");
    }

    @Test
    void endsWhenTheProviderIsNotLeftAlone() throws InterruptedException {
        fairlead.neverOpens = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected breaker-open");
    }

    @Test
    void endsWhenAForgerIsBelieved() throws InterruptedException {
        fairlead.believesForgers = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected 1 answers 401");
    }

    @Test
    void endsWhenARepeatedWebhookCountsTwice() throws InterruptedException {
        fairlead.countsRepetitions = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected 3 events of an endpoint in the event log");
    }

    @Test
    void endsWhenTheRosterIsNotBroughtIn() throws InterruptedException {
        fairlead.parksRuns = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected the full run of oneroster to succeed; found run run-1 parked");
    }

    @Test
    void endsWhenRecordsAreMissing() throws InterruptedException {
        fairlead.forgetsRecords = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected at least 4 records of users; found 0");
    }

    @Test
    void endsWhenARecordIsOfSomebodyElse() throws InterruptedException {
        fairlead.mistakesPeople = true;

        assertThat(run()).isFalse();
        assertThat(printed()).contains("expected a record of user-");
    }

    private boolean run() throws InterruptedException {
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        var tokens = new Tokens(http, fairlead.address());
        return new Demonstration(http, fairlead.address(), fairlead.address(), tokens, console, Duration.ofMillis(300))
                .run();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
