package io.fairlead.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.sync.Declared;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.connector.StreamsReading;
import io.fairlead.sync.mapping.Reading.Gone;
import io.fairlead.sync.mapping.Reading.Live;
import io.fairlead.sync.mapping.Reading.Unfit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamMappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Stream USERS = StreamsReading.stream(Declared.definition(), "users");

    private final StreamMapping mapping = StreamMapping.of(USERS);

    @Test
    void anItemBecomesARecord() {
        Live live = (Live) read("""
                {"id":"u1","name":"Mina","changed":"2026-11-20T09:00:00+01:00","school":{"id":"s1"},"friends":["u2","u3"],"more":1}""");

        assertThat(live.key()).isEqualTo("u1");
        assertThat(tree(live.value()))
                .isEqualTo(
                        tree("{\"name\":\"Mina\",\"school\":\"s1\",\"friends\":[\"u2\",\"u3\"],\"shout\":\"MINA\"}"));
        assertThat(live.modifiedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(live.references()).isEqualTo(Map.of("school", List.of("s1"), "friends", List.of("u2", "u3")));
        assertThat(tree(live.source()).path("more").intValue()).isEqualTo(1);
    }

    @Test
    void secretsAreNotKept() {
        Live live = (Live) read(
                "{\"id\":\"u1\",\"name\":\"Mina\",\"password\":\"s3cret\",\"login\":{\"pin\":\"s3cret\",\"at\":1}}");
        Unfit unfit = (Unfit) read("{\"id\":\"u1\",\"password\":\"s3cret\",\"login\":\"s3cret is no object\"}");

        assertThat(live.source()).doesNotContain("s3cret").contains("\"at\":1");
        assertThat(unfit.source()).doesNotContain("\"password\"");
    }

    @Test
    void whatTheProviderDeletedIsGone() {
        assertThat(read("{\"id\":\"u1\",\"status\":\"gone\"}")).isInstanceOf(Gone.class);
    }

    @Test
    void whatDoesNotFitSaysWhere() {
        Unfit unfit = (Unfit) read("{\"id\":\"u1\",\"name\":\"M\",\"school\":{\"id\":7}}");

        assertThat(unfit.key()).isEqualTo("u1");
        assertThat(unfit.errors()).extracting(FieldError::pointer).containsExactlyInAnyOrder("/name", "/school");
    }

    @Test
    void whatIsMissingSaysWhat() {
        Unfit unfit = (Unfit) read("{\"id\":\"u1\"}");

        assertThat(unfit.errors()).singleElement().satisfies(error -> assertThat(error.message())
                .contains("name"));
    }

    @Test
    void anExpressionThatBreaksIsTheItemsFault() {
        Unfit unfit = (Unfit) read("{\"id\":\"u1\",\"name\":{\"first\":\"Mina\"}}");

        assertThat(unfit.errors()).extracting(FieldError::pointer).contains("/shout");
    }

    @Test
    void anItemWithoutAnIdThatCanBeKeptIsNone() {
        for (String id : List.of(
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":null}",
                "{\"id\":\"a\\u0000b\"}",
                "{\"id\":\"" + "x".repeat(256) + "\"}",
                "[]",
                "7")) {
            Unfit unfit = (Unfit) read(id);
            assertThat(unfit.key()).isNull();
            assertThat(unfit.errors()).extracting(FieldError::pointer).containsExactly("/id");
        }
    }

    @Test
    void theOrderOfFieldsIsNoChangeAndAValueIs() {
        Live one = (Live) read("{\"id\":\"u1\",\"name\":\"Mina\",\"school\":{\"id\":\"s1\"}}");
        Live same = (Live) read("{\"school\":{\"id\":\"s1\"},\"id\":\"u1\",\"name\":\"Mina\",\"unmapped\":true}");
        Live other = (Live) read("{\"id\":\"u1\",\"name\":\"Nina\",\"school\":{\"id\":\"s1\"}}");

        assertThat(one.checksum()).isEqualTo(same.checksum()).isNotEqualTo(other.checksum());
    }

    @Test
    void whatHasNoCanonicalFormIsPutAsideAndNotThrown() {
        assertThat(read("{\"id\":\"u1\",\"name\":\"M\\ud800ina\"}")).isInstanceOfAny(Unfit.class, Live.class);
    }

    @Test
    void aTimeThatIsNoneIsLeftOut() {
        assertThat(((Live) read("{\"id\":\"u1\",\"name\":\"Mina\",\"changed\":\"yesterday\"}")).modifiedAt())
                .isNull();
    }

    private Reading read(String item) {
        return mapping.read(tree(item));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
