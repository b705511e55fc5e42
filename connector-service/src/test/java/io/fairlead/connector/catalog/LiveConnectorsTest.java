package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.connector.Twins;
import io.fairlead.connector.catalog.CatalogEntry.State;
import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas, each with a folder of its own, over one table and one topic. */
@QuarkusTest
@WithInfrastructure("live")
@WithTestResource(Twins.class)
@TestProfile(LiveConnectorsTest.LooksWhenAsked.class)
class LiveConnectorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIBRARY = "library";
    private static final String ADMIN = Tokens.of("school").admin();

    /** The application is one more replica, with the shipped connectors, and looks only when a test says so. */
    public static final class LooksWhenAsked implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fairlead.connectors.check-every", "24h", "fairlead.connectors.remember-for", "120h");
        }
    }

    @Inject
    Definitions definitions;

    @Inject
    ReplicaFolders replicaFolders;

    @Inject
    CatalogUpkeep application;

    @Inject
    ObjectMapper json;

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private long toldBefore;

    @TempDir
    private Path folders = Path.of("");

    @BeforeEach
    void beginWithNothing() throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate live.connector_definition, live.connector_folder");
            var revision = statement.executeQuery("select nextval('live.state_revision')");
            revision.next();
            toldBefore = revision.getLong(1);
        }
    }

    @Test
    void whatIsDroppedIntoOneFolderIsInUseInEveryReplicaAndTold() throws JsonProcessingException {
        files("one").put(LIBRARY, library(1, "Library"));

        running("one").look();

        var other = running("other");
        other.look();
        assertThat(other.nameOf(LIBRARY)).isEqualTo("Library");
        assertThat(other.state(LIBRARY)).isEqualTo(State.VALID);
        var told = json.readValue(value(lastTold(1)), ConnectorDefinition.class);
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.definition()).containsKeys("operations", "health").doesNotContainKey("auth");
    }

    @Test
    void whileAHigherVersionIsRolledOutItWinsInEveryReplica() {
        files("old").put(LIBRARY, library(1, "Old"));
        files("new").put(LIBRARY, library(2, "New"));
        var old = running("old");
        var rolledOut = running("new");

        List.of(old, rolledOut, old, rolledOut, old).forEach(Replica::look);

        assertThat(old.nameOf(LIBRARY)).isEqualTo("New");
        assertThat(old.state(LIBRARY)).isEqualTo(State.OUTDATED);
        assertThat(rolledOut.nameOf(LIBRARY)).isEqualTo("New");
        assertThat(rolledOut.state(LIBRARY)).isEqualTo(State.VALID);
    }

    @Test
    void whatAnotherFolderHasIsNotWithdrawn() {
        files("old").put("other", "grammar: [");
        files("new").put(LIBRARY, library(1, "Library"));
        var old = running("old");
        var rolledOut = running("new");

        List.of(rolledOut, old, rolledOut, old).forEach(Replica::look);

        assertThat(old.state(LIBRARY)).isEqualTo(State.VALID);
    }

    @Test
    void whatTheLastFolderLosesIsWithdrawn() {
        files("one").put(LIBRARY, library(1, "Library"));
        files("other").put(LIBRARY, library(1, "Library"));
        var one = running("one");
        var other = running("other");
        List.of(one, other).forEach(Replica::look);

        files("one").remove(LIBRARY);
        one.look();
        assertThat(one.state(LIBRARY)).isEqualTo(State.VALID);
        files("other").remove(LIBRARY);
        other.look();
        one.look();

        assertThat(one.has(LIBRARY)).isFalse();
        assertThat(other.has(LIBRARY)).isFalse();
        assertThat(lastTold(2).value()).isNull();
    }

    @Test
    void whatIsDroppedInAgainIsTold() {
        files("one").put(LIBRARY, library(3, "Library"));
        var one = running("one");
        one.look();
        files("one").remove(LIBRARY);
        one.look();

        files("one").put(LIBRARY, library(1, "Anew"));
        one.look();
        definitions.tellAgain().await().atMost(PATIENCE);

        assertThat(one.nameOf(LIBRARY)).isEqualTo("Anew");
        assertThat(told(4)).extracting(LiveConnectorsTest::revision).isSorted();
    }

    @Test
    void aReplicaThatJustStartedLetsTheOthersSpeakFirst() throws SQLException {
        files("one").put(LIBRARY, library(1, "Library"));
        running("one").look();
        everyReplicaIsForgotten();
        files("fresh").put("other", "grammar: [");
        var fresh = Replica.justStarted(folders.resolve("fresh"), replicaFolders, definitions);

        fresh.look();
        fresh.look();

        assertThat(fresh.has(LIBRARY)).isTrue();
    }

    @Test
    void aFolderThatCannotBeReadWithdrawsNothing() throws IOException {
        files("one").put(LIBRARY, library(1, "Library"));
        var one = running("one");
        one.look();

        Files.move(folders.resolve("one"), folders.resolve("elsewhere"));
        one.look();

        assertThat(one.state(LIBRARY)).isEqualTo(State.VALID);
    }

    @Test
    void aFolderThatIsEmptyFromTheStartWithdrawsNothing() throws IOException, SQLException {
        files("one").put(LIBRARY, library(1, "Library"));
        running("one").look();
        everyReplicaIsForgotten();

        var empty = running(Files.createDirectory(folders.resolve("empty")).toString());
        empty.look();

        assertThat(empty.nameOf(LIBRARY)).isEqualTo("Library");
    }

    @Test
    void aBrokenFileLeavesTheLastValidVersionInUse() {
        files("one").put(LIBRARY, library(1, "Library"));
        var one = running("one");
        one.look();

        files("one").put(LIBRARY, "grammar: [");
        one.look();

        assertThat(one.state(LIBRARY)).isEqualTo(State.INVALID);
        assertThat(one.nameOf(LIBRARY)).isEqualTo("Library");
    }

    @Test
    void aVersionKeepsItsContentUntilItIsRaised() {
        files("one").put(LIBRARY, library(1, "First"));
        var one = running("one");
        one.look();

        files("one").put(LIBRARY, library(1, "Second"));
        one.look();
        assertThat(one.state(LIBRARY)).isEqualTo(State.INVALID);
        assertThat(one.nameOf(LIBRARY)).isEqualTo("First");

        files("one").put(LIBRARY, library(2, "Second"));
        one.look();
        assertThat(one.state(LIBRARY)).isEqualTo(State.VALID);
        assertThat(one.nameOf(LIBRARY)).isEqualTo("Second");
    }

    @Test
    void withLiveEditingAVersionChangesWithItsFile() {
        files("one").put(LIBRARY, library(1, "First"));
        var one = editing("one");
        one.look();

        files("one").put(LIBRARY, library(1, "Second"));
        one.look();

        assertThat(one.nameOf(LIBRARY)).isEqualTo("Second");
    }

    @Test
    void replicasWithLiveEditingDoNotUndoEachOthersEdits() {
        files("one").put(LIBRARY, library(1, "One"));
        files("other").put(LIBRARY, library(1, "Other"));
        var one = editing("one");
        var other = editing("other");

        List.of(one, other, one, other, one).forEach(Replica::look);

        assertThat(one.nameOf(LIBRARY)).isEqualTo("Other");
    }

    @Test
    void whatAnIntegrationUsesIsRemovedForNewOnesOnly() {
        files("one").put(LIBRARY, library(1, "Library"));
        var one = running("one");
        one.look();
        applicationLooks();
        create("books").statusCode(201);

        files("one").remove(LIBRARY);
        one.look();
        applicationLooks();

        get("/api/v1/connectors/library").statusCode(200).body("state", equalTo("removed"));
        get("/api/v1/integrations/books").statusCode(200);
        create("more-books").statusCode(422).body("errors[0].pointer", equalTo("/connector"));
        given().auth().oauth2(ADMIN).delete("/api/v1/integrations/books").then().statusCode(204);
        one.look();
        assertThat(one.has(LIBRARY)).isFalse();
    }

    @Test
    void anIntegrationIsNotMadeWithWhatIsWithdrawnMeanwhile() {
        files("one").put(LIBRARY, library(1, "Library"));
        var one = running("one");
        one.look();
        applicationLooks();

        files("one").remove(LIBRARY);
        one.look();

        create("too-late").statusCode(409).body("code", equalTo("connector-unavailable"));
    }

    @Test
    void aCallUnderWayEndsWithTheDefinitionItBeganWith() {
        var first = library(1, "Library").replace("output:", "result: '{ \"was\": id }'\n    output:");
        files("one").put(LIBRARY, first);
        var one = running("one");
        one.look();
        applicationLooks();
        create("changing").statusCode(201);
        var mayAnswer = new CompletableFuture<Void>();
        Twins.scripted().plays(request -> {
            var unused = mayAnswer.thenRun(() -> request.response().end("{\"books\":[{\"id\":1}]}"));
        });

        var underWay = CompletableFuture.supplyAsync(() -> call("changing"));
        await().atMost(PATIENCE).until(() -> !Twins.scripted().seen().isEmpty());
        files("one").put(LIBRARY, first.replace("version: 1", "version: 2").replace("was", "is"));
        one.look();
        applicationLooks();
        mayAnswer.complete(null);

        underWay.join().statusCode(200).body("data[0].was", equalTo(1));
        call("changing").statusCode(200).body("data[0].is", equalTo(1));
        delete("changing");
    }

    private ConnectorFiles files(String folder) {
        return new ConnectorFiles(folders.resolve(folder));
    }

    private Replica running(String folder) {
        return Replica.running(folders.resolve(folder), replicaFolders, definitions);
    }

    private Replica editing(String folder) {
        return Replica.runningWithLiveEditing(folders.resolve(folder), replicaFolders, definitions);
    }

    private void applicationLooks() {
        application.look().await().atMost(PATIENCE);
    }

    private void everyReplicaIsForgotten() throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate live.connector_folder");
        }
    }

    /** In this test: what was told before has lower revisions. */
    private List<ConsumerRecord<String, @Nullable String>> told(int count) {
        return infrastructure
                .topic(Topics.CONNECTOR_DEFINITIONS)
                .await(count, told -> LIBRARY.equals(told.key()) && revision(told) > toldBefore, PATIENCE);
    }

    private ConsumerRecord<String, @Nullable String> lastTold(int count) {
        return told(count).getLast();
    }

    private static long revision(ConsumerRecord<String, @Nullable String> told) {
        return Long.parseLong(
                new String(told.headers().lastHeader("ce_revision").value(), UTF_8));
    }

    private static String value(ConsumerRecord<String, @Nullable String> told) {
        return Objects.requireNonNull(told.value());
    }

    private static ValidatableResponse create(String name) {
        return given().auth()
                .oauth2(ADMIN)
                .contentType("application/json")
                .body("""
                        {"name":"%s","connector":"library","settings":{"base-url":"%s"},"credentials":{"key":"k"}}""".formatted(name, Twins.scripted().baseUrl()))
                .post("/api/v1/integrations")
                .then();
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(ADMIN).get(path).then();
    }

    private static ValidatableResponse call(String integration) {
        return given().auth()
                .oauth2(ADMIN)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/integrations/{name}/operations/list-books", integration)
                .then();
    }

    private static void delete(String integration) {
        given().auth()
                .oauth2(ADMIN)
                .delete("/api/v1/integrations/{name}", integration)
                .then()
                .statusCode(204);
    }
}
