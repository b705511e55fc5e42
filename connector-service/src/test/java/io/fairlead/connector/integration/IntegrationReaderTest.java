package io.fairlead.connector.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Reading;
import io.fairlead.contracts.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationReaderTest {
    private static final Connector ONEROSTER = shipped("oneroster");

    @Test
    void readsAWholeIntegrationWithItsDefaults() {
        var draft = create("""
                {"name":"district","connector":"oneroster",
                 "settings":{"base-url":"https://roster.example/v1p2","token-url":"https://roster.example/token"},
                 "credentials":{"client-id":"c","client-secret":"s"}}""");

        assertThat(draft.name()).isEqualTo("district");
        assertThat(draft.environment()).isEqualTo("production");
        assertThat(draft.enabled()).isTrue();
        assertThat(draft.settings().getString("base-url")).isEqualTo("https://roster.example/v1p2");
        assertThat(draft.credentials()).containsOnlyKeys("client-id", "client-secret");
        assertThat(draft).asString().doesNotContain("\"s\"");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        var refusal = refusalOf("""
                {"name":"No Kebab","connector":"oneroster","environment":7,"enabled":"yes","extra":1,
                 "settings":{"base-url":"ftp://x","colour":"red"},
                 "credentials":{"client-id":"","pin":"1"}}""");

        assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_BODY);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer)
                .contains(
                        "/name",
                        "/environment",
                        "/enabled",
                        "/extra",
                        "/settings/base-url",
                        "/settings/colour",
                        "/settings/token-url",
                        "/credentials/client-id",
                        "/credentials/client-secret",
                        "/credentials/pin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null", "true"})
    void refusesWhatIsNoObject(String body) {
        assertThat(refusalOf(body).errors()).containsExactly(new FieldError("", "must be a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "-a", "a-", "a--b", "A", "a b", "ä", "x.y", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddX"})
    void refusesANameThatIsNotKebabCaseOrTooShortOrTooLong(String name) {
        assertThat(refusalOf("{\"name\":\"%s\",\"connector\":\"oneroster\"}".formatted(name))
                        .errors())
                .contains(new FieldError("/name", IntegrationName.RULE));
    }

    @Test
    void neverRepeatsAGivenCredentialInAnError() {
        var refusal = refusalOf("""
                {"name":"district","connector":"oneroster","credentials":{"unknown":"hunter2","client-id":["hunter2"]}}""");

        assertThat(refusal.errors()).asString().doesNotContain("hunter2");
        assertThat(refusal).hasMessageNotContaining("hunter2");
    }

    @Test
    void mergesAPatchIntoTheSettingsAndLeavesTheRest() {
        var patch = patch("""
                {"settings":{"token-url":"https://other.example/token"}}""");

        assertThat(patch.settings().getString("base-url")).isEqualTo("https://roster.example/v1p2");
        assertThat(patch.settings().getString("token-url")).isEqualTo("https://other.example/token");
        assertThat(patch.enabled()).isTrue();
        assertThat(patch.given()).isEmpty();
        assertThat(patch.removed()).isEmpty();
    }

    @Test
    void aNullRemovesACredentialAndAStringReplacesOne() {
        var patch = patch("""
                {"credentials":{"client-id":null,"client-secret":"new"}}""");

        assertThat(patch.removed()).containsExactly("client-id");
        assertThat(patch.given()).containsOnlyKeys("client-secret");
    }

    @Test
    void aRequiredSettingCannotBeRemoved() {
        assertThat(patchRefusalOf("{\"settings\":{\"base-url\":null}}").errors())
                .containsExactly(new FieldError("/settings/base-url", "is required by the connector"));
    }

    @ParameterizedTest
    @CsvSource({"name,other", "connector,stripe", "environment,sandbox"})
    void whatIsFixedCannotBePatched(String member, String value) {
        assertThat(patchRefusalOf("{\"%s\":\"%s\"}".formatted(member, value)).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/" + member);
    }

    @Test
    void anEmptyPatchChangesNothing() {
        var patch = patch("{}");

        assertThat(patch.settings()).isEqualTo(present().settings());
        assertThat(patch.enabled()).isTrue();
    }

    private static IntegrationDraft create(String body) {
        return IntegrationReader.create(json(body), id -> Optional.of(ONEROSTER).filter(c -> c.id().equals(id)));
    }

    private static Failure refusalOf(String body) {
        return catchThrowableOfType(Failure.class, () -> create(body));
    }

    private static IntegrationPatch patch(String body) {
        return IntegrationReader.patch(json(body), present(), ONEROSTER);
    }

    private static Failure patchRefusalOf(String body) {
        return catchThrowableOfType(Failure.class, () -> patch(body));
    }

    private static Integration present() {
        var draft = create("""
                {"name":"district","connector":"oneroster",
                 "settings":{"base-url":"https://roster.example/v1p2","token-url":"https://roster.example/token"},
                 "credentials":{"client-id":"c","client-secret":"s"}}""");
        return new Integration(new UUID(0, 1), new TenantId("school"), draft, 1, Instant.EPOCH);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Connector shipped(String id) {
        var folder = Path.of(System.getProperty("fairlead.root"), "connectors", id);
        return switch (new ConnectorReader(source -> Optional.empty()).read(folder)) {
            case Reading.Valid valid -> valid.connector();
            case Reading.Invalid invalid -> throw new AssertionError(invalid.toString());
        };
    }
}
