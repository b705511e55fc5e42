package io.fairlead.testing.kit.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service's OpenAPI document in {@code contracts}, from which the gateway makes the suite's one document. In a
 * {@code @QuarkusTest} of the service:
 *
 * <pre>{@code
 * @Test
 * void theCheckedInDocumentIsTheGeneratedOne() {
 *     CheckedInDocument.of("connector").assertGenerated();
 * }
 * }</pre>
 *
 * {@code -Dfairlead.openapi.update=true} rewrites the file instead.
 */
public final class CheckedInDocument {

    private static final String UPDATE = "fairlead.openapi.update";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final String service;
    private final Path file;

    private CheckedInDocument(String service) {
        this.service = service;
        this.file = Path.of(System.getProperty("fairlead.root", ".."))
                .resolve("contracts/src/main/resources/openapi/%s.json".formatted(service));
    }

    /** The document of a service by its short name. */
    public static CheckedInDocument of(String service) {
        return new CheckedInDocument(service);
    }

    /** Fails when the running service describes itself in other words than the file. */
    public void assertGenerated() throws IOException {
        String generated = generated();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
            return;
        }
        assertThat(file)
                .describedAs("run this test once with -D%s=true to write it", UPDATE)
                .exists();
        assertThat(Files.readString(file))
                .describedAs(
                        "the %s service has changed its API: look at the difference, then run with -D%s=true",
                        service, UPDATE)
                .isEqualTo(generated);
    }

    /** Sorted, and without what depends on where the service runs. */
    private static String generated() throws IOException {
        JsonNode document = JSON.readTree(given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        ((ObjectNode) document).remove("servers");
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }
}
