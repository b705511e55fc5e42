package io.fairlead.connector.catalog;

import static io.fairlead.connector.catalog.ConnectorFiles.library;
import static io.fairlead.connector.catalog.ConnectorFiles.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicDefinitionTest {

    @Test
    void tellsEverythingButWhatProvesWhoWeAre() {
        var definition = read(library(1, "Library") + "headers: { X-Key: written down by mistake }\n")
                .definition();

        var told = PublicDefinition.of(definition);

        assertThat(told.toString()).doesNotContain("bearer", "written down", "X-Shelf");
        assertThat(told.at("/operations/list-books/get").asText()).isEqualTo("/books");
        assertThat(told.at("/health/operation").asText()).isEqualTo("list-books");
        assertThat(told.path("credentials").has("key")).isTrue();
    }

    @Test
    void tellsWhatWebhooksAreLikeAsItStands() {
        var definition = read(library(1, "Library")
                        + "webhooks: { signature: stripe, tolerance: 300s, ping: { where: 'header:X-Auth', is: ping } }\n")
                .definition();

        assertThat(PublicDefinition.of(definition).path("webhooks")).isEqualTo(definition.path("webhooks"));
        assertThat(definition.at("/webhooks/tolerance").asText()).isEqualTo("300s");
    }

    @Test
    void tellsStreamsAsTheyStand() {
        var definition = read(library(1, "Library").replace("    items: /books\n", """
                                            items: /books
                                            paging: { by: page, size: 10, max-size: 20, size-param: n, page-param: p }
                                        """)
                        + "streams: { headers: { title: Books, list: list-books, key: /id, map: { auth: id },"
                        + " schema: { properties: { auth: {} } } } }\n")
                .definition();

        assertThat(definition.at("/streams/headers/key").asText()).isEqualTo("/id");
        assertThat(PublicDefinition.of(definition).path("streams")).isEqualTo(definition.path("streams"));
    }

    @Test
    void leavesTheDefinitionItselfWhole() {
        var definition = read(library(1, "Library")).definition();

        PublicDefinition.of(definition);

        assertThat(definition.at("/auth/scheme").asText()).isEqualTo("bearer");
    }
}
